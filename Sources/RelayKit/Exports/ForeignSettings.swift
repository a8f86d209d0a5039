/// How many settings a file has that no export writes: where there are any, the file is somebody's
/// configuration, of which servers are a part.
///
/// A setting is a name before `:` or `=`, in whatever language. Which of them exports write is read
/// off the exports themselves: all formats of a few servers.
package struct ForeignSettings: Equatable, Sendable {
  package let count: Int

  package init(in bytes: [UInt8]) {
    count = Self.names(in: bytes).count { !Self.own.contains($0) }
  }

  /// `1 other setting`, `12 other settings`.
  package var displayText: DisplayText {
    count == 1 ? "1 other setting" : "\(count) other settings"
  }

  private static func names(in bytes: [UInt8]) -> [String] {
    SecretMask(String(decoding: bytes, as: UTF8.self)).masked
      .split(whereSeparator: \.isNewline).filter { !LintComments.any.cover($0) }
      .flatMap { SettingNames(in: $0).names }
  }

  private static let own = Set(
    ExportFormat.all.flatMap { format in
      samples.flatMap { servers in
        ICETransportPolicy.allCases.flatMap { policy in
          names(in: Export(of: servers, as: format, policy: policy).bytes)
        }
      }
    })

  /// By address, since some consumers take no name.
  private static let samples: [[ICEServer]] = {
    let stun = ICEServer(urls: ["stun:192.0.2.1:3478"])
    let relays = ["turn:192.0.2.1", "turn:192.0.2.1?transport=tcp", "turns:192.0.2.1"].map {
      ICEServer(urls: [$0], username: Secret("name"), credential: Secret("word"))
    }
    return [[stun], relays, [stun] + relays] + relays.map { [$0] }
  }()
}

/// The names in a line before `:` or `=`, but for what stands within quotes.
private struct SettingNames {
  private(set) var names: [String] = []
  private var rest: Substring
  /// Whether what comes next stands where a name may begin.
  private var mayBegin = true

  init(in line: Substring) {
    rest = line
    while !rest.isEmpty { step() }
  }

  private mutating func step() {
    let quote = rest.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let text = rest.dropFirst(quote == nil ? 0 : 1)
    let name = text.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    let behind = text.dropFirst(name.count)
    if mayBegin, name.first?.isNumber == false, quote == nil || behind.first == quote {
      note(name, before: behind.dropFirst(quote == nil ? 0 : 1))
    }
    if let quote {
      rest = text.drop { $0 != quote }.dropFirst()
      mayBegin = false
    } else {
      mayBegin = name.isEmpty && text.first.map { " \t{[(,;".contains($0) } ?? false
      rest = name.isEmpty ? rest.dropFirst() : behind
    }
  }

  private mutating func note(_ name: Substring, before rest: Substring) {
    guard let mark = rest.first(where: { $0 != " " && $0 != "\t" }), ":=".contains(mark) else {
      return
    }
    names.append(String(name))
  }
}

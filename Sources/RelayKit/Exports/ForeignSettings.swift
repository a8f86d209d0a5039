/// What a file has that no export writes: where there is any, the file is somebody's, and servers
/// are a part of it at most.
///
/// An export is what names a server and has, in whatever language, no setting and no word but those
/// of exports. A setting is a name before `:` or `=`; a word is what stands outside of quotes, URLs
/// and values. Which ones exports write is read off the exports themselves: all formats of a few
/// servers.
package struct ForeignSettings: Equatable, Sendable {
  /// How many other settings there are.
  package let count: Int
  /// Whether nothing is lost with the file: it reads as an export, or is blank.
  package let isNone: Bool

  /// What is longer is no export, and is not looked at.
  static let longest = 1 << 20

  package init(in bytes: [UInt8]) {
    guard bytes.count <= Self.longest else {
      (count, isNone) = (0, false)
      return
    }
    let text = Self.said(in: bytes)
    count = text.names.count { !Self.own.names.contains($0) }
    isNone =
      text.isBlank
      || text.namesServers && count == 0 && text.words.isSubset(of: Self.own.words)
  }

  /// `1 other setting`, `12 other settings`, `other text` where that is all it has.
  package var displayText: DisplayText {
    switch count {
    case 0: "other text"
    case 1: "1 other setting"
    default: "\(count) other settings"
    }
  }

  private static func said(in bytes: [UInt8]) -> SaidText {
    SaidText(SecretMask(String(decoding: bytes, as: UTF8.self)).masked)
  }

  private static let own: SaidText = {
    var all = SaidText("")
    for format in ExportFormat.all {
      for servers in samples {
        for policy in ICETransportPolicy.allCases {
          all.add(said(in: Export(of: servers, as: format, policy: policy).bytes))
        }
      }
    }
    return all
  }()

  /// By address, since some consumers take no name.
  private static let samples: [[ICEServer]] = {
    let stun = ICEServer(urls: ["stun:192.0.2.1:3478"])
    let relays = ["turn:192.0.2.1", "turn:192.0.2.1?transport=tcp", "turns:192.0.2.1"].map {
      ICEServer(urls: [$0], username: Secret("name"), credential: Secret("word"))
    }
    return [[stun], relays, [stun] + relays] + relays.map { [$0] }
  }()
}

/// What the lines of a masked text say, but for comments.
private struct SaidText {
  private(set) var names: [String] = []
  private(set) var words: Set<String> = []
  private(set) var namesServers = false
  private(set) var isBlank: Bool

  init(_ masked: String) {
    isBlank = masked.allSatisfy(\.isWhitespace)
    for line in masked.split(whereSeparator: \.isNewline) where !line.isRemark {
      let said = SettingNames(in: line)
      names += said.names
      words.formUnion(said.words)
      namesServers = namesServers || !ServerMention(line).parts.isEmpty
    }
  }

  mutating func add(_ other: SaidText) {
    names += other.names
    words.formUnion(other.words)
  }
}

extension Substring {
  /// Whether it is a comment as exports write them, with a blank behind its mark: `#include` is none.
  fileprivate var isRemark: Bool {
    let start = drop(while: \.isWhitespace)
    return ["# ", "// ", "-- ", "; "].contains { start.hasPrefix($0) }
  }
}

/// The names in a line before `:` or `=`, and its other words, but for what stands within quotes.
private struct SettingNames {
  private(set) var names: [String] = []
  private(set) var words: [String] = []
  private var rest: Substring
  /// Whether what comes next stands where a name may begin.
  private var mayBegin = true
  /// Whether what comes next is the value of a name.
  private var isValue = false

  init(in line: Substring) {
    rest = line
    while !rest.isEmpty { step() }
  }

  private mutating func step() {
    let quote = rest.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let text = rest.dropFirst(quote == nil ? 0 : 1)
    let name = text.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    let behind = text.dropFirst(name.count)
    guard quote != nil || !name.beginsURL(before: behind) else { return passURL() }
    if mayBegin, name.first?.isNumber == false, quote == nil || behind.first == quote {
      note(name, before: behind.dropFirst(quote == nil ? 0 : 1))
    }
    if let quote {
      rest = text.drop { $0 != quote }.dropFirst()
      mayBegin = false
      isValue = false
    } else if name.isEmpty {
      pass(text.first)
    } else {
      if !isValue, names.last != String(name) { words.append(String(name)) }
      mayBegin = false
      isValue = false
      rest = behind
    }
  }

  /// What is neither a name nor a quote.
  private mutating func pass(_ character: Character?) {
    mayBegin = character.map { " \t{[(,;".contains($0) } ?? false
    if character != " ", character != "\t" { isValue = character.map(":=".contains) ?? false }
    rest = rest.dropFirst()
  }

  private mutating func passURL() {
    rest = rest.drop { !$0.isWhitespace && !"\"',<>;".contains($0) }
    mayBegin = false
    isValue = false
  }

  private mutating func note(_ name: Substring, before rest: Substring) {
    guard let mark = rest.first(where: { $0 != " " && $0 != "\t" }), ":=".contains(mark) else {
      return
    }
    names.append(String(name))
  }
}

extension Substring {
  /// Whether it is the scheme of an address, which goes on.
  fileprivate func beginsURL(before rest: Substring) -> Bool {
    rest.first == ":" && rest.dropFirst().first.map { !$0.isWhitespace } ?? false
      && ServerURI.Scheme(rawValue: lowercased()) != nil
  }
}

/// The hosts that are reached without the proxy: the value of `NO_PROXY`, as curl reads it.
///
/// - Entries stand between commas or spaces; `*` alone means every host.
/// - `example.com` and `.example.com` mean that name and all below it.
/// - An address means itself, IPv6 with or without brackets.
/// - `host:port` means that port of the host alone.
package struct ProxyExceptions: Equatable, Sendable {
  private struct Entry: Equatable {
    var host: Substring
    var port: UInt16?

    /// What is no `host:port` is a name as it stands, or an address without brackets.
    init(parsing word: Substring) {
      let word = word.hasPrefix(".") ? word.dropFirst() : word
      let authority = try? Authority(parsing: word)
      host = ProxyExceptions.trimmed(authority?.host[...] ?? word)
      port = authority?.port
    }
  }

  private let entries: [Entry]
  private let coverAll: Bool

  package init(parsing text: String) {
    let words = text.lowercased().split { $0 == "," || $0.isWhitespace }
    coverAll = words == ["*"]
    entries = words.map(Entry.init)
  }

  package func cover(host: String, port: Int) -> Bool {
    let wanted = Self.trimmed(host.lowercased()[...])
    return coverAll
      || entries.contains { entry in
        !entry.host.isEmpty && (entry.port.map(Int.init) ?? port) == port
          && (wanted == entry.host || wanted.hasSuffix("." + entry.host))
      }
  }

  /// The name without a dot at either end.
  private static func trimmed(_ name: Substring) -> Substring {
    let start = name.hasPrefix(".") ? name.dropFirst() : name
    return start.hasSuffix(".") ? start.dropLast() : start
  }
}

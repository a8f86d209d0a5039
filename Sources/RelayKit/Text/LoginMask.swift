/// Hides what may be a login in the parts of a server's URL that hold none where it is well written:
/// `turn:user:password`, `turn:a.example?user=ann&password=x`.
enum LoginMask {
  private static let standIn = "(hidden)"

  /// What follows the scheme: of what stands behind the host's colon that which may be a port, and
  /// the query as `query` has it.
  static func address(_ text: String) -> String {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) else { return hostAndPort(text) }
    let query = query(String(text[text.utf8.index(after: mark)...]))
    return "\(hostAndPort(String(text[..<mark])))?\(query)"
  }

  /// Behind what no host has, a path or the next of a list, nothing is shown.
  private static func hostAndPort(_ text: String) -> String {
    guard let end = text.utf8.firstIndex(where: { "/#;,\\".utf8.contains($0) }) else {
      return authority(text)
    }
    let start = text.utf8.index(after: end)
    let rest = String(text[start...])
    return authority(String(text[..<end])) + text[end..<start]
      + (rest.isEmpty || isStandIn(rest) ? rest : standIn)
  }

  private static func authority(_ text: String) -> String {
    guard let colon = portColon(of: text) else { return text }
    return text[..<colon] + ":" + port(String(text[text.utf8.index(after: colon)...]))
  }

  /// A port: what is no number, or longer than any, is hidden.
  static func port(_ text: String) -> String {
    let isNumber =
      text.utf8.count <= 5 && text.utf8.allSatisfy { $0.isDigit || "+-".utf8.contains($0) }
    return isNumber || isStandIn(text) ? text : standIn
  }

  /// A query: of parameters other than `transport` the names alone are shown, and no long word.
  static func query(_ text: String) -> String {
    text.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false).map { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0) }
      guard parts.count == 2 else { return shown(parts[0], upTo: 4) }
      let isTransport = parts[0].lowercased() == "transport"
      return "\(shown(parts[0], upTo: 16))=\(shown(parts[1], upTo: isTransport ? 4 : 0))"
    }.joined(separator: "&")
  }

  /// A URL of a STUN or TURN server without `@`, or another, which is left as it is.
  static func url(_ text: String) -> String {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      ServerURI.Scheme(rawValue: text[..<colon].lowercased()) != nil
    else { return text }
    let body = text.utf8[text.utf8.index(after: colon)...]
    let start = body.firstIndex { $0 != UInt8(ascii: "/") } ?? body.endIndex
    return text[..<start] + address(String(text[start...]))
  }

  private static func shown(_ text: String, upTo limit: Int) -> String {
    text.utf8.count <= limit || isStandIn(text) ? text : standIn
  }

  /// Whether it has been hidden already.
  private static func isStandIn(_ text: String) -> Bool { [standIn, "(key)"].contains(text) }

  /// The first colon, also one that a combining mark follows, or that behind an IPv6 address; `nil`
  /// where there is none, or all are of an address without its brackets.
  private static func portColon(of text: String) -> String.Index? {
    let (bytes, colon) = (text.utf8, UInt8(ascii: ":"))
    if bytes.first == UInt8(ascii: "["), let close = bytes.lastIndex(of: UInt8(ascii: "]")) {
      return bytes[close...].firstIndex(of: colon)
    }
    let isBare =
      bytes.count { $0 == colon } > 1
      && bytes.allSatisfy { $0.hexDigitValue != nil || ":.".utf8.contains($0) }
    return isBare ? nil : bytes.firstIndex(of: colon)
  }
}

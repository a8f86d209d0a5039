/// Hides what may be a login in the parts of a server's URL that hold none where it is well written:
/// `turn:user:password`, `turn:a.example?user=ann&password=x`.
enum LoginMask {
  private static let standIn = "(hidden)"

  /// Host and port: what follows the host's colon is shown where it may be a port.
  static func address(_ text: String) -> String {
    guard let colon = portColon(of: text) else { return text }
    return text[..<colon] + ":" + port(String(text[text.index(after: colon)...]))
  }

  /// A port: what is no number, or longer than any, is hidden.
  static func port(_ text: String) -> String {
    let isNumber =
      text.utf8.count <= 5 && text.utf8.allSatisfy { $0.isDigit || "+-".utf8.contains($0) }
    return isNumber || isStandIn(text) ? text : standIn
  }

  /// A query: of parameters other than `transport` the names alone are shown, and no long word.
  static func query(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).map { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return shown(String(parameter), upTo: 4) }
      let isTransport = parts[0].lowercased() == "transport"
      return
        "\(shown(String(parts[0]), upTo: 16))=\(shown(String(parts[1]), upTo: isTransport ? 4 : 0))"
    }.joined(separator: "&")
  }

  /// A URL of a STUN or TURN server without `@`, or another, which is left as it is.
  static func url(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":"),
      ServerURI.Scheme(rawValue: text[..<colon].lowercased()) != nil
    else { return text }
    let body = text[text.index(after: colon)...]
    let address = body.drop { $0 == "/" }
    let host = address.prefix { $0 != "?" }
    let rest = address[host.endIndex...]
    let start = text[..<address.startIndex] + Self.address(String(host))
    return rest.isEmpty ? String(start) : "\(start)?\(query(String(rest.dropFirst())))"
  }

  private static func shown(_ text: String, upTo limit: Int) -> String {
    text.count <= limit || isStandIn(text) ? text : standIn
  }

  /// Whether it has been hidden already.
  private static func isStandIn(_ text: String) -> Bool { [standIn, "(key)"].contains(text) }

  /// The first colon, or that behind an IPv6 address; `nil` where there is none, or all are of an
  /// address without its brackets.
  private static func portColon(of text: String) -> String.Index? {
    if text.hasPrefix("["), let close = text.lastIndex(of: "]") {
      return text[close...].firstIndex(of: ":")
    }
    let isBare =
      text.count { $0 == ":" } > 1
      && text.utf8.allSatisfy { $0.hexDigitValue != nil || ":.".utf8.contains($0) }
    return isBare ? nil : text.firstIndex(of: ":")
  }
}

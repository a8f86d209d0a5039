import STUN

/// The authority of a URL: `[user[:password]@]host[:port]` (RFC 3986 §3.2).
///
/// - IPv6 addresses stand in brackets, without a zone; names are of ASCII letters, digits, hyphens
///   and underscores in labels of 1 to 63 (RFC 1123 §2.1), and an IPv4 address is such a name.
/// - The port is 1 to 65535, in digits alone.
struct Authority: Equatable, Sendable {
  /// What stands before the last `@`, percent-encoded as it came; `nil` where there is none.
  let userInfo: Substring?
  /// A name or an IP address, without brackets.
  let host: String
  let port: UInt16?

  init(parsing text: Substring) throws(AuthorityError) {
    let at = text.lastAt
    userInfo = at.map { text[..<$0] }
    let address = at.map { text[text.utf8.index(after: $0)...] } ?? text
    let (host, rest) = try Self.splitHost(address)
    self.host = String(host)
    port = try rest.map(Self.port)
  }

  /// Splits at the port's colon; the port is `nil` where there is no colon.
  private static func splitHost(
    _ text: Substring
  ) throws(AuthorityError) -> (host: Substring, port: Substring?) {
    let isBracketed = text.hasPrefix("[")
    let body = isBracketed ? text.dropFirst() : text
    let end = body.firstIndex(of: isBracketed ? "]" : ":") ?? body.endIndex
    let host = body[..<end]
    let rest = isBracketed ? body[end...].dropFirst() : body[end...]
    guard isBracketed ? isIPv6(host) && end < body.endIndex : isName(host),
      rest.isEmpty || rest.hasPrefix(":"), !rest.dropFirst().contains(":")
    else { throw .badHost(String(text)) }
    return (host, rest.isEmpty ? nil : rest.dropFirst())
  }

  private static func port(_ text: Substring) throws(AuthorityError) -> UInt16 {
    guard text.utf8.allSatisfy(\.isDigit), let port = UInt16(text), port > 0 else {
      throw .badPort(String(text))
    }
    return port
  }

  private static func isIPv6(_ host: Substring) -> Bool {
    IPAddress(String(host))?.family == .v6
  }

  private static func isName(_ host: Substring) -> Bool {
    let name = host.hasSuffix(".") ? host.dropLast() : host
    return name.utf8.count <= 253
      && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy { $0.isAlphanumeric || "-_".utf8.contains($0) }
      }
  }
}

/// Why a text is not the authority of a URL; neither quotes a user or a password.
enum AuthorityError: Error, Equatable {
  case badHost(String)
  case badPort(String)
}

/// `scheme://authority/path?query#fragment` taken apart (RFC 3986 §3); no part is looked into.
struct URLParts: Equatable, Sendable {
  /// `nil` where the text begins with none.
  let scheme: Substring?
  let authority: Substring
  /// Empty, or from its slash on.
  let path: Substring
  /// The query and the fragment, from their `?` or `#` on.
  let rest: Substring

  init(_ text: String) {
    let separator = text.firstRange(of: "://")
    scheme = separator.map { text[..<$0.lowerBound] }.flatMap { Self.isScheme($0) ? $0 : nil }
    let body = scheme == nil ? text[...] : text[(separator?.upperBound ?? text.startIndex)...]
    authority = body.prefix(before: "/?#")
    path = body[authority.endIndex...].prefix(before: "?#")
    rest = body[path.endIndex...]
  }

  private static func isScheme(_ text: Substring) -> Bool {
    text.utf8.first.map { $0.isAlphanumeric && !$0.isDigit } ?? false
      && text.utf8.allSatisfy { $0.isAlphanumeric || "+-.".utf8.contains($0) }
  }

  /// The text without what may be a secret, for a message that quotes it: a user and a password,
  /// a query and a fragment, and all where these cannot be told apart.
  static func harmless(_ text: String) -> String {
    let visible = text[...].prefix(before: "?#")
    guard let at = text.lastAt else { return String(visible) }
    return at < visible.endIndex ? String(visible[visible.utf8.index(after: at)...]) : "(hidden)"
  }
}

extension Substring {
  /// What stands before the first of `delimiters`, even one that a combining mark follows.
  fileprivate func prefix(before delimiters: StaticString) -> Substring {
    let delimiters = delimiters.description.utf8
    return self[..<(utf8.firstIndex(where: delimiters.contains) ?? endIndex)]
  }
}

/// The address of a STUN or TURN server.
///
/// ```
/// stun:host[:port]                       RFC 7064 §3.1
/// turn:host[:port][?transport=udp|tcp]   RFC 7065 §3.1
/// ```
/// - The scheme is taken in any case; there is no `//` after it, and no user before the host.
/// - IPv6 addresses stand in brackets; names are of ASCII letters, digits, hyphens, underscores.
/// - The port defaults to 3478, for `stuns` and `turns` to 5349.
/// - A `stun` URI takes no query: browsers refuse it, and so does this parser.
package struct ServerURI: Hashable, Sendable {
  package enum Scheme: String, Sendable {
    case stun, stuns, turn, turns

    package var isSecure: Bool { self == .stuns || self == .turns }
    package var isRelay: Bool { self == .turn || self == .turns }
    package var defaultPort: UInt16 { isSecure ? 5349 : 3478 }
    package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }
  }

  package let scheme: Scheme
  /// A name or an IP address, without brackets.
  package let host: String
  package let port: UInt16
  package let transport: Transport

  package init(parsing text: String) throws(ServerURIError) {
    guard let colon = text.firstIndex(of: ":") else { throw .noScheme }
    let schemeText = text[..<colon].lowercased()
    guard let scheme = Scheme(rawValue: schemeText) else { throw .unknownScheme(schemeText) }
    let rest = text[text.index(after: colon)...]
    guard !rest.hasPrefix("//") else { throw .slashes(schemeText) }
    guard !rest.contains("@") else { throw .userInfo }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.scheme = scheme
    (host, port) = try Self.hostAndPort(parts[0], default: scheme.defaultPort)
    transport = try Self.transport(scheme, query: parts.count > 1 ? parts[1] : nil)
  }

  private static func hostAndPort(
    _ text: Substring, default defaultPort: UInt16
  ) throws(ServerURIError) -> (String, UInt16) {
    let (host, rest) = try splitHost(text)
    guard let rest else { return (String(host), defaultPort) }
    guard rest.utf8.allSatisfy(\.isDigit), let port = UInt16(rest), port > 0 else {
      throw .badPort(String(rest))
    }
    return (String(host), port)
  }

  /// Splits at the port's colon; the port is `nil` where there is no colon.
  private static func splitHost(
    _ text: Substring
  ) throws(ServerURIError) -> (host: Substring, port: Substring?) {
    let isAddress = text.hasPrefix("[")
    let body = isAddress ? text.dropFirst() : text
    let end = body.firstIndex(of: isAddress ? "]" : ":") ?? body.endIndex
    let host = body[..<end]
    let rest = isAddress ? body[end...].dropFirst() : body[end...]
    guard isAddress ? isIPv6(host) && end < body.endIndex : isName(host),
      rest.isEmpty || rest.hasPrefix(":"), !rest.dropFirst().contains(":")
    else { throw .badHost(String(text)) }
    return (host, rest.isEmpty ? nil : rest.dropFirst())
  }

  /// The characters of an IPv6 address (RFC 4291 §2.2); that it is one shows when it is used.
  private static func isIPv6(_ host: Substring) -> Bool {
    let colon = UInt8(ascii: ":")
    return host.utf8.count <= 45 && host.utf8.count { $0 == colon } >= 2
      && host.utf8.allSatisfy { $0.isHexDigit || $0 == colon || $0 == UInt8(ascii: ".") }
  }

  /// A name by the letter, digit, hyphen rule (RFC 1123 §2.1), underscores allowed; or an IPv4 address.
  private static func isName(_ host: Substring) -> Bool {
    let name = host.hasSuffix(".") ? host.dropLast() : host
    return name.utf8.count <= 253
      && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.utf8.allSatisfy(\.isNameByte)
      }
  }

  private static func transport(
    _ scheme: Scheme, query: Substring?
  ) throws(ServerURIError) -> Transport {
    guard let query else { return scheme.isSecure ? .tls : .udp }
    guard scheme.isRelay else { throw .queryOnSTUN(String(query)) }
    switch query.lowercased() {
    case "transport=udp": return scheme.isSecure ? .dtls : .udp
    case "transport=tcp": return scheme.isSecure ? .tls : .tcp
    default: throw .badQuery(String(query))
    }
  }
}

extension DisplayText {
  /// Makes a server's URL safe to show; a user and password before the host are hidden.
  package init(serverURL url: String) {
    let at = url.lastIndex(of: "@") ?? url.startIndex
    let scheme = url[..<at].prefix { $0 != ":" }
    let mask: DisplayText = at == url.startIndex ? "" : ":(hidden)"
    self =
      DisplayText(sanitizing: String(scheme)) + mask + DisplayText(sanitizing: String(url[at...]))
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

  fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

  fileprivate var isNameByte: Bool {
    isDigit || (0x61...0x7A).contains(self | 0x20) || self == 0x2D || self == 0x5F
  }
}

/// Why a text is not the address of a STUN or TURN server.
package enum ServerURIError: Error, Equatable {
  case noScheme
  case unknownScheme(String)
  case slashes(String)
  /// A user, and perhaps a password, stands before the host; neither is kept.
  case userInfo
  case badHost(String)
  case badPort(String)
  case queryOnSTUN(String)
  case badQuery(String)
}

extension ServerURIError {
  /// What is wrong and what would be right.
  package var displayText: DisplayText {
    switch self {
    case .noScheme: "no scheme: expected stun:, stuns:, turn: or turns:"
    case .unknownScheme(let scheme):
      "scheme \(DisplayText(sanitizing: scheme)): expected stun, stuns, turn or turns"
    case .slashes(let scheme):
      "// after \(DisplayText(sanitizing: scheme)): write it without (RFC 7065 §3.1)"
    case .userInfo:
      "a user before the host: give it as username and credential (RFC 7065 §3.1)"
    case .badHost(let host): "host \"\(DisplayText(sanitizing: host))\" is not a name or an address"
    case .badPort(let port): "port \"\(DisplayText(sanitizing: port))\" is not 1 to 65535"
    case .queryOnSTUN(let query):
      "?\(DisplayText(sanitizing: query)) on stun: browsers refuse it (RFC 7064 §3.1)"
    case .badQuery(let query):
      "?\(DisplayText(sanitizing: query)): expected ?transport=udp or ?transport=tcp"
    }
  }
}

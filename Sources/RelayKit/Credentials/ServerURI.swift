/// The address of a STUN or TURN server.
///
/// ```
/// stun:host[:port]                       RFC 7064 §3.1
/// turn:host[:port][?transport=udp|tcp]   RFC 7065 §3.1
/// ```
/// - The scheme is taken in any case; there is no `//` after it.
/// - IPv6 addresses stand in brackets.
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
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.scheme = scheme
    (host, port) = try Self.hostAndPort(parts[0], default: scheme.defaultPort)
    transport = try Self.transport(scheme, query: parts.count > 1 ? parts[1] : nil)
  }

  private static func hostAndPort(
    _ text: Substring, default defaultPort: UInt16
  ) throws(ServerURIError) -> (String, UInt16) {
    let (host, rest) = try splitHost(text)
    guard isHost(host) else { throw .badHost(String(host)) }
    guard let rest else { return (String(host), defaultPort) }
    guard rest.allSatisfy(\.isASCIIDigit), let port = UInt16(rest), port > 0 else {
      throw .badPort(String(rest))
    }
    return (String(host), port)
  }

  /// Splits at the port's colon; the rest is `nil` where there is none.
  private static func splitHost(
    _ text: Substring
  ) throws(ServerURIError) -> (host: Substring, rest: Substring?) {
    guard text.hasPrefix("[") else {
      guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
      return (text[..<colon], text[text.index(after: colon)...])
    }
    guard let close = text.firstIndex(of: "]") else { throw .badHost(String(text)) }
    let host = text[text.index(after: text.startIndex)..<close]
    guard host.contains(":") else { throw .badHost(String(text)) }
    let rest = text[text.index(after: close)...]
    if rest.isEmpty { return (host, nil) }
    guard rest.hasPrefix(":") else { throw .badHost(String(text)) }
    return (host, rest.dropFirst())
  }

  /// Letters, digits, hyphens, dots and underscores of a name, or an address with colons.
  private static func isHost(_ host: Substring) -> Bool {
    !host.isEmpty && host.utf8.count <= 253
      && host.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._:%".contains(scalar))
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

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension String.UnicodeScalarView {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    first { $0 == scalar } != nil
  }
}

extension String {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    unicodeScalars.contains(scalar)
  }
}

/// Why a text is not the address of a STUN or TURN server.
package enum ServerURIError: Error, Equatable {
  case noScheme
  case unknownScheme(String)
  case slashes(String)
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
    case .badHost(let host): "host \"\(DisplayText(sanitizing: host))\" is not a name or an address"
    case .badPort(let port): "port \"\(DisplayText(sanitizing: port))\" is not 1 to 65535"
    case .queryOnSTUN(let query):
      "?\(DisplayText(sanitizing: query)) on stun: browsers refuse it (RFC 7064 §3.1)"
    case .badQuery(let query):
      "?\(DisplayText(sanitizing: query)): expected ?transport=udp or ?transport=tcp"
    }
  }
}

import STUN

/// The address of a STUN or TURN server.
///
/// ```
/// stun:host[:port]                       RFC 7064 §3.1
/// turn:host[:port][?transport=udp|tcp]   RFC 7065 §3.1
/// ```
/// - The scheme is taken in any case; there is no `//` after it.
/// - Host and port are those of an `Authority`; there is no user before them.
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
    guard text.lastAt == nil else { throw .userInfo }
    guard let colon = text.firstIndex(of: ":") else { throw .noScheme }
    let schemeText = String(text[..<colon])
    guard let scheme = Scheme(rawValue: schemeText.lowercased()) else {
      throw .unknownScheme(schemeText)
    }
    let rest = text[text.index(after: colon)...]
    guard !rest.hasPrefix("//") else { throw .slashes(scheme) }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.scheme = scheme
    (host, port) = try Self.hostAndPort(parts[0], default: scheme.defaultPort)
    transport = try Self.transport(scheme, query: parts.count > 1 ? parts[1] : nil)
  }

  private static func hostAndPort(
    _ text: Substring, default defaultPort: UInt16
  ) throws(ServerURIError) -> (String, UInt16) {
    let (host, port): (String, UInt16)
    do throws(AuthorityError) {
      let authority = try Authority(parsing: text)
      (host, port) = (authority.host, authority.port ?? defaultPort)
    } catch {
      switch error {
      case .badHost(let host): throw .badHost(host)
      case .badPort(let port): throw .badPort(port)
      }
    }
    if let ip = IPAddress(host), ip.family == .v6, ip.scope == .linkLocal {
      throw .linkLocal(host)
    }
    return (host, port)
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

extension ServerURI {
  /// The address as it may be shown, its host without `secrets`.
  func hiding(_ secrets: Redaction) -> ServerURI {
    ServerURI(
      scheme: scheme, host: secrets.applied(to: host), port: port, transport: transport)
  }

  /// The same server at one of its host's addresses.
  package func at(_ address: IPAddress) -> ServerURI {
    ServerURI(scheme: scheme, host: "\(address)", port: port, transport: transport)
  }

  private init(scheme: Scheme, host: String, port: UInt16, transport: Transport) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.transport = transport
  }
}

/// Why a text is not the address of a STUN or TURN server.
package enum ServerURIError: Error, Equatable {
  /// There is nothing that could be one.
  case missing
  case noScheme
  case unknownScheme(String)
  case slashes(ServerURI.Scheme)
  /// A user, and perhaps a password, stands before the host; neither is kept.
  case userInfo
  case badHost(String)
  /// An address that means a host only together with a network device, which no URI can name.
  case linkLocal(String)
  case badPort(String)
  case queryOnSTUN(String)
  case badQuery(String)
}

extension ServerURIError {
  /// What is wrong and what would be right, without `secrets`.
  package func displayText(hiding secrets: Redaction = .none) -> DisplayText {
    let quoted = { (text: String) in DisplayText(sanitizing: secrets.applied(to: text)) }
    let masked = { (text: String, mask: (String) -> String) in
      DisplayText(sanitizing: mask(secrets.applied(to: text)))
    }
    return switch self {
    case .missing: "an entry without a URL: expected urls with stun:, stuns:, turn: or turns:"
    case .noScheme: "no scheme: expected stun:, stuns:, turn: or turns:"
    case .unknownScheme(let scheme): "scheme \(quoted(scheme)): expected stun, stuns, turn or turns"
    case .slashes(let scheme): "// after \(scheme.displayName): write it without (RFC 7065 §3.1)"
    case .userInfo:
      "a user before the host: give it as username and credential (RFC 7065 §3.1)"
    case .badHost(let host):
      "host \"\(masked(host, LoginMask.address))\" is not a name or an address"
    case .linkLocal(let host):
      """
      \(quoted(host)) is link-local: it means nothing without a device, which a URL cannot name; \
      use a global address or a name
      """
    case .badPort(let port): "port \"\(masked(port, LoginMask.port))\" is not 1 to 65535"
    case .queryOnSTUN(let query):
      "?\(masked(query, LoginMask.query)) on stun: browsers refuse it (RFC 7064 §3.1)"
    case .badQuery(let query):
      "?\(masked(query, LoginMask.query)): expected ?transport=udp or ?transport=tcp"
    }
  }
}

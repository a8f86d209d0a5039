import STUN

/// One URL of a STUN or TURN server, with what is needed to use it.
package struct ExportServer: Equatable, Sendable {
  /// The name and password of a relay.
  package struct Login: Hashable, Sendable {
    package var username: Secret
    package var credential: Secret

    package init(username: Secret, credential: Secret) {
      self.username = username
      self.credential = credential
    }
  }

  /// As the service spelt it.
  package var url: String
  package var uri: ServerURI
  /// `nil` for a STUN server, which asks for none.
  package var login: Login?
  /// What became of its name where its consumer takes addresses alone; `nil` where nothing had to.
  package var lookup: Lookup?

  /// What became of the name of a host.
  package enum Lookup: Hashable, Sendable {
    /// An address stands in its place in `uri`.
    case found(name: String)
    /// There is no address, for this reason.
    case failed(DisplayText)
  }

  package init(url: String, uri: ServerURI, login: Login? = nil) {
    self.url = url
    self.uri = uri
    self.login = login
  }
}

extension ServerURI {
  /// `host:port`, an IPv6 address in brackets.
  var hostAndPort: String { "\(bracketedHost):\(port)" }

  /// The host, an IPv6 address in brackets.
  var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

  /// The address in its longest form: the port always, `transport` for every relay.
  var explicit: String { "\(scheme.rawValue):\(hostAndPort)\(transportQuery)" }

  /// `?transport=udp` or `?transport=tcp`; empty for a STUN server (RFC 7065 §3.1).
  var transportQuery: String {
    guard scheme.isRelay else { return "" }
    return transport.isStream ? "?transport=tcp" : "?transport=udp"
  }

  /// Whether the host is an IP address, which needs no resolver.
  var isAddress: Bool { IPAddress(host) != nil }
}

/// Why a path is dead, told by what lives beside it: one plain sentence, and what to do.
///
/// The rules are tried in order; where none applies, the server's own words stand.
struct PathCause {
  private let path: PathEvidence.Path
  private let fault: PathFault
  private let host: PathEvidence.Paths
  private let evidence: PathEvidence

  /// `nil` where the server works, or how it fails says enough.
  init?(of server: ServerSnapshot, in evidence: PathEvidence) {
    guard let fault = server.fault, let path = server.path, let name = server.uri?.host,
      let host = evidence.hosts[name], !server.answers
    else { return nil }
    (self.path, self.fault, self.host, self.evidence) = (path, fault, host, evidence)
  }

  /// The sentence, without the path's name; `nil` where nothing beside it tells more.
  var displayText: DisplayText? {
    Self.rules.lazy.compactMap { $0(self) }.first
  }

  private static let rules: [@Sendable (PathCause) -> DisplayText?] = [
    nothingAnywhere, hostDown, portDropped, serverWithoutUDP, droppedUDP, refused, dropped,
    interceptedTLS, impostor, brokenTLS, portal,
  ]

  private static let nothingAnywhere = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.evidence.everywhere.isOutOfReach else { return nil }
    return PathCause.silence
  }

  private static let hostDown = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.host.isOutOfReach, cause.evidence.everywhere.isAlive else { return nil }
    return "no path to this host answers while others do: it is down; use another region"
  }

  private static let portDropped = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .silent, let other = cause.host.firstLive(over: [.udp]) else {
      return nil
    }
    return """
      no answer here while \(other.displayText): a firewall drops UDP \(cause.path.port); \
      \(other.advice(else: "let it out"))
      """
  }

  private static let serverWithoutUDP = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .silent, let other = cause.host.firstLive(over: [.tcp, .tls]),
      cause.evidence.everywhere.firstLive(over: [.udp]) != nil
    else { return nil }
    return """
      no answer here while \(other.displayText), and UDP to others: its UDP is down; \
      \(other.advice(else: "use another region"))
      """
  }

  private static let droppedUDP = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .silent, let other = cause.host.firstLive(over: [.tcp, .tls]) else {
      return nil
    }
    return """
      no answer here while \(other.displayText): a firewall drops UDP; \
      \(other.advice("let UDP out, or ", else: "let UDP out"))
      """
  }

  private static let refused = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .refused, let other = cause.host.firstLive() else { return nil }
    return """
      refused while \(other.displayText): nothing listens there; \
      \(other.advice(else: "check the port"))
      """
  }

  private static let dropped = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .dropped, let other = cause.host.firstLive() else { return nil }
    return """
      no connection in time while \(other.displayText): a firewall drops it; \
      \(other.advice(else: "let it out"))
      """
  }

  private static let interceptedTLS = { @Sendable (cause: PathCause) -> DisplayText? in
    guard case .foreignIssuer(let issuer) = cause.fault, cause.evidence.interceptor == issuer
    else { return nil }
    return PathCause.interception(by: issuer)
  }

  private static let impostor = { @Sendable (cause: PathCause) -> DisplayText? in
    guard case .foreignName(let name) = cause.fault, cause.evidence.impostor == name
    else { return nil }
    return """
      every certificate here is for \(name): a captive portal or proxy takes TLS; \
      sign in with a browser
      """
  }

  private static let brokenTLS = { @Sendable (cause: PathCause) -> DisplayText? in
    guard [.brokenTLS, .mute].contains(cause.fault), cause.path.transport == .tls,
      let other = cause.host.firstLive(over: [.tls])
    else { return nil }
    return """
      TLS fails here while \(other.displayText): a proxy intercepts port \
      \(cause.path.port); \(other.advice(else: "have it let TURN pass"))
      """
  }

  private static let portal = { @Sendable (cause: PathCause) -> DisplayText? in
    guard cause.fault == .webServer, cause.path.transport == .tcp,
      cause.evidence.isPortal(cause.path.port)
    else { return nil }
    return """
      answers in HTTP: a captive portal or proxy takes port \(cause.path.port); \
      sign in with a browser
      """
  }

  /// Where all certificates lead to one authority that is not trusted.
  static func interception(by issuer: DisplayText) -> DisplayText {
    """
    every certificate is signed by \(issuer), which is not trusted here: a proxy intercepts TLS (have \
    it let TURN pass), or that authority is your own (name it with --ca-file)
    """
  }

  /// Where nothing at all was reached.
  static let silence: DisplayText = """
    nothing answers on any path: this host is offline, or a firewall drops all; \
    try another network
    """
}

/// What is looked for in every server of an ICE configuration.
struct LintRule: Sendable {
  let findings: @Sendable (LintServer) -> [LintFinding]

  static let all = [address, login, plainTLS, dashboard, retired]

  /// Whether those that look at the host alone may find something.
  static func knowsHost(_ host: String) -> Bool {
    host.isHost(service) || RetiredRelay.of(host) != nil
  }

  private static let service = "metered.live"

  /// Those that look at the host alone.
  static let hosts = [dashboard, retired]

  private init(_ findings: @escaping @Sendable (LintServer) -> [LintFinding]) {
    self.findings = findings
  }

  /// A rule about addresses that parse, as they are or mended: what is wrong with one; `nil` for
  /// nothing.
  private static func uri(
    _ severity: LintFinding.Severity, _ name: DisplayText,
    _ message: @escaping @Sendable (ServerURI, LintServer) -> DisplayText?
  ) -> LintRule {
    LintRule { server in
      guard let uri = server.address, let message = message(uri, server) else { return [] }
      return [
        LintFinding(severity, name, at: server.place.displayText, of: server.shownURL, message)
      ]
    }
  }

  private static let address = LintRule { server in
    guard case .failure(let error) = server.uri else { return [] }
    return [
      LintFinding(
        .error, error.rule, at: server.place.displayText, of: server.shownURL,
        isMended: server.mendedURL != nil,
        server.isShown || error == .noScheme
          ? error.displayText(hiding: server.secrets)
          : "it is no URL, or holds a login: give that as username and credential")
    ]
  }

  private static let login = uri(.error, "missing-credentials") { uri, server in
    guard uri.scheme.isRelay, server.lacksLogin else { return nil }
    if let secret = server.wantedSecret {
      return "\(secret) is missing: Prosody offers none of its servers without"
    }
    return server.isForBrowsers
      ? "its username or credential is missing: browsers refuse the whole list"
      : "its username or credential is missing: relays serve nobody without"
  }

  /// Ports that browsers refuse.
  static let port = uri(.error, "browser-port") { uri, server in
    guard server.isForBrowsers, uri.scheme.isRelay, !uri.isBrowserPort else { return nil }
    return ExportRule.browserPorts.reason
  }

  private static let plainTLS = uri(.error, "turns-on-80") { uri, _ in
    guard uri.scheme.isSecure, uri.port == 80 else { return nil }
    return "TLS on port 80, where plain TURN listens: it is 443 that speaks TLS"
  }

  private static let dashboard = uri(.error, "dashboard-host") { uri, _ in
    guard uri.host.isHost(service) else { return nil }
    return "this is the account's dashboard, not a TURN server: fetch the servers from it"
  }

  private static let retired = LintRule { server in
    guard let uri = server.address, let relay = RetiredRelay.of(uri.host) else { return [] }
    return [
      LintFinding(
        relay.severity, "dead-relay", at: server.place.displayText, of: server.shownURL,
        relay.reason)
    ]
  }
}

extension ServerURIError {
  fileprivate var rule: DisplayText {
    switch self {
    case .queryOnSTUN: "stun-query"
    case .slashes: "slashes"
    case .userInfo: "login-in-url"
    case .missing: "url"
    case .noScheme, .unknownScheme: "scheme"
    case .badHost, .linkLocal: "host"
    case .badPort: "port"
    case .badQuery: "query"
    }
  }

  /// Whether it is certain what was meant.
  var isMendable: Bool {
    switch self {
    case .queryOnSTUN, .slashes: true
    default: false
    }
  }
}

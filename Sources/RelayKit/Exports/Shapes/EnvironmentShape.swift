/// Lines of `NAME=value`, for `.env` files and shells.
enum EnvironmentShape {
  /// What to know of an `.env` file in which something is quoted.
  @Sendable static func advice(_ document: ExportDocument) -> [DisplayText] {
    let values = document.servers.compactMap(\.login).flatMap { [$0.username, $0.credential] }
    guard values.contains(where: { !Quoting.isPlain($0.revealed) }) else { return [] }
    return [
      """
      what stands in quotes is for docker compose, dotenv and shells: docker run --env-file takes the \
      quotes for a part of it
      """
    ]
  }

  /// All URLs, separated by commas, and the one login.
  @Sendable static func dotenv(_ document: ExportDocument) -> String {
    lines(urls(document), document, quoting: Quoting.dotenv)
  }

  /// The same for a shell to source.
  @Sendable static func shell(_ document: ExportDocument) -> String {
    lines(urls(document), document, prefix: "export ", quoting: Quoting.shell)
  }

  /// One relay in parts, for a shell that calls coturn's own tools.
  @Sendable static func coturn(_ document: ExportDocument) -> String {
    let uri = document.relays.first?.uri
    return lines(
      [
        ("TURN_HOST", uri?.host), ("TURN_PORT", uri.map { String($0.port) }),
        ("TURN_TRANSPORT", uri?.transport.rawValue),
      ] + login(document, "TURN_USERNAME", "TURN_PASSWORD"), document, prefix: "export ",
      quoting: Quoting.shell)
  }

  /// MiroTalk's, which takes one URL of each kind.
  @Sendable static func miroTalk(_ document: ExportDocument) -> String {
    let stun = document.stunServers.first?.url
    let relay = document.relays.first?.url
    return lines(
      [
        ("STUN_SERVER_ENABLED", stun == nil ? "false" : "true"), ("STUN_SERVER_URL", stun),
        ("TURN_SERVER_ENABLED", relay == nil ? "false" : "true"), ("TURN_SERVER_URL", relay),
      ] + login(document, "TURN_SERVER_USERNAME", "TURN_SERVER_CREDENTIAL"), document,
      quoting: Quoting.dotenv)
  }

  /// Jitsi's docker images: one address for `turn` with its transports, and one for `turns`.
  @Sendable static func jitsi(_ document: ExportDocument) -> String {
    let plain = document.relays.filter { $0.uri.scheme == .turn }.map(\.uri)
    let secure = document.relays.first { $0.uri.scheme == .turns }?.uri
    let stun = document.stunServers.first?.uri
    let transports = plain.map(\.transport.rawValue).joined(separator: ",")
    return lines(
      [
        ("STUN_HOST", stun?.host), ("STUN_PORT", stun.map { String($0.port) }),
        ("TURN_HOST", plain.first?.host), ("TURN_PORT", plain.first.map { String($0.port) }),
        ("TURN_TRANSPORT", plain.isEmpty ? nil : transports), ("TURNS_HOST", secure?.host),
        ("TURNS_PORT", secure.map { String($0.port) }),
      ] + login(document, "TURN_USERNAME", "TURN_PASSWORD"), document, quoting: Quoting.dotenv)
  }

  private static func urls(_ document: ExportDocument) -> [(String, String?)] {
    let joined = { (servers: [ExportServer]) in
      servers.isEmpty ? nil : servers.map(\.url).joined(separator: ",")
    }
    return [("STUN_URLS", joined(document.stunServers)), ("TURN_URLS", joined(document.relays))]
      + login(document, "TURN_USERNAME", "TURN_CREDENTIAL")
  }

  private static func login(
    _ document: ExportDocument, _ username: String, _ credential: String
  ) -> [(String, String?)] {
    let login = document.login
    return [(username, login?.username.revealed), (credential, login?.credential.revealed)]
  }

  private static func lines(
    _ values: [(String, String?)], _ document: ExportDocument, prefix: String = "",
    quoting: (String) -> String
  ) -> String {
    document.comments("#")
      + values.map { name, value in
        value.map { "\(prefix)\(name)=\(quoting($0))\n" } ?? ""
      }.joined()
  }
}

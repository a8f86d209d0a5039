/// libconfig, for the `nat` group of janus.jcfg.
enum LibconfigShape {
  /// What janus.jcfg.sample says of its turn_server.
  @Sendable static func advice(_ document: ExportDocument) -> [DisplayText] {
    guard !document.relays.isEmpty else { return [] }
    return [
      """
      Janus's own sample warns of a TURN server for Janus itself, which rarely needs one: browsers \
      get theirs as iceServers in janus.js
      """
    ]
  }

  @Sendable static func janus(_ document: ExportDocument) -> String {
    let members = stun(document.stunServers.first) + relay(document.relays.first)
    let lines = members.map { "  \($0) = \($1);\n" }
    return "\(document.comments("#"))nat: {\n\(lines.joined())}\n"
  }

  private static func stun(_ server: ExportServer?) -> [(String, String)] {
    guard let uri = server?.uri else { return [] }
    return [("stun_server", Quoting.libconfig(uri.host)), ("stun_port", String(uri.port))]
  }

  private static func relay(_ server: ExportServer?) -> [(String, String)] {
    guard let server else { return [] }
    return [
      ("turn_server", Quoting.libconfig(server.uri.host)),
      ("turn_port", String(server.uri.port)),
      ("turn_type", Quoting.libconfig(server.uri.transport.rawValue)),
    ] + server.login.members("turn_user", "turn_pwd", Quoting.libconfig)
  }
}

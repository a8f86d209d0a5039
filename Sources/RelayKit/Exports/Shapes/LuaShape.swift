/// Lua, for Prosody's mod_external_services.
enum LuaShape {
  @Sendable static func prosody(_ document: ExportDocument) -> String {
    let services = document.servers.map { server in
      let members: [(String, String)] =
        [
          ("type", Quoting.lua(server.uri.scheme.rawValue)),
          ("host", Quoting.lua(server.uri.host)), ("port", String(server.uri.port)),
          ("transport", Quoting.lua(server.uri.transport.isStream ? "tcp" : "udp")),
        ] + server.login.members("username", "password", Quoting.lua)
      return "    { " + members.map { "\($0) = \($1)" }.joined(separator: ", ") + " };\n"
    }
    return "\(document.comments("--"))external_services = {\n\(services.joined())}\n"
  }
}

extension ExportServer.Login? {
  /// The two as members of these names, quoted; none where there is no login.
  func members(
    _ username: String, _ credential: String, _ quote: (String) -> String
  ) -> [(String, String)] {
    guard let login = self else { return [] }
    return [
      (username, quote(login.username.revealed)), (credential, quote(login.credential.revealed)),
    ]
  }
}

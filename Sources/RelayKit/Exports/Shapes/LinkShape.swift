/// `Link` header fields, as a WHIP or WHEP server answers with them (RFC 9725 §4.6).
enum LinkShape {
  /// A field a server.
  @Sendable static func fields(_ document: ExportDocument) -> String {
    document.servers.map { server in
      let parameters = login(server).map { "; \($0)=\(Quoting.header($1))" }.joined()
      return "Link: <\(server.url)>; rel=\"ice-server\"\(parameters)\n"
    }.joined()
  }

  private static func login(_ server: ExportServer) -> [(String, String)] {
    guard let login = server.login else { return [] }
    return [
      ("username", login.username.revealed), ("credential", login.credential.revealed),
      ("credential-type", "password"),
    ]
  }
}

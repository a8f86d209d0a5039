/// URLs that hold the login, percent-encoded.
enum URLShape {
  /// libdatachannel's form, a URL a line: `turn:USER:PASSWORD@host:port?transport=udp`.
  @Sendable static func libdatachannel(_ document: ExportDocument) -> String {
    document.servers.map { server in
      let uri = server.uri
      let address = "\(userInfo(server))\(uri.hostAndPort)\(uri.transportQuery)"
      return "\(uri.scheme.rawValue):\(address)\n"
    }.joined()
  }

  /// The properties of GStreamer's webrtcbin, a line each; its whipsink and whepsrc have the same.
  @Sendable static func gstreamer(_ document: ExportDocument) -> String {
    let servers = document.servers.map { server in
      let uri = server.uri
      let address = "\(userInfo(server))\(uri.hostAndPort)\(uri.transportQuery)"
      let property = uri.scheme.isRelay ? "turn-server" : "stun-server"
      return "\(property)=\(uri.scheme.rawValue)://\(address)\n"
    }
    let policy = document.policy == .relay ? ["ice-transport-policy=relay\n"] : []
    return (servers + policy).joined()
  }

  private static func userInfo(_ server: ExportServer) -> String {
    guard let login = server.login else { return "" }
    let parts = [login.username, login.credential].map { PercentEncoding.encoded($0.revealed) }
    return parts.joined(separator: ":") + "@"
  }
}

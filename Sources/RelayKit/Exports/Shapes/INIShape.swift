/// Lines of `name=value` below a section, without quotes.
enum INIShape {
  /// Asterisk's rtp.conf.
  @Sendable static func asterisk(_ document: ExportDocument) -> String {
    let addresses =
      document.stunServers.prefix(1).map { ("stunaddr", $0.uri.hostAndPort) }
      + document.relays.prefix(1).map { ("turnaddr", $0.uri.hostAndPort) }
    let login = document.login.members("turnusername", "turnpassword", Quoting.asterisk)
    return "\(document.comments(";"))[general]\n\(lines(addresses + login))"
  }

  /// Which addresses stand there in the place of names, and that they may not for long.
  @Sendable static func lookups(_ document: ExportDocument) -> [DisplayText] {
    let lines = document.servers.compactMap { server -> DisplayText? in
      guard case .found(let name) = server.lookup else { return nil }
      return """
        \(DisplayText(sanitizing: name)) stands there as \(DisplayText(sanitizing: server.uri.host)), \
        its address now: where that changes, export again (--watch does)
        """
    }
    return lines.enumerated().filter { !lines[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// Kurento's WebRtcEndpoint.conf.ini, which has no section, and whose URL has no scheme.
  @Sendable static func kurento(_ document: ExportDocument) -> String {
    let stun = document.stunServers.prefix(1).flatMap { server in
      [("stunServerAddress", server.uri.host), ("stunServerPort", String(server.uri.port))]
    }
    let relay = document.relays.prefix(1).map { server in
      let login = server.login.members("", "", { $0 }).map(\.1).joined(separator: ":")
      let transport = server.uri.transport.rawValue
      return ("turnURL", "\(login)@\(server.uri.hostAndPort)?transport=\(transport)")
    }
    return "\(document.comments(";"))\(lines(stun + relay))"
  }

  private static func lines(_ values: [(String, String)]) -> String {
    values.map { "\($0)=\($1)\n" }.joined()
  }
}

/// Python, for aiortc.
enum PythonShape {
  @Sendable static func aiortc(_ document: ExportDocument) -> String {
    let servers = document.servers.map { server in
      let members =
        [("urls", Quoting.json(server.url))]
        + server.login.members("username", "credential", Quoting.json)
      let arguments = members.map { "\($0)=\($1)" }.joined(separator: ", ")
      return "        RTCIceServer(\(arguments)),\n"
    }
    let (name, argument) =
      document.policy == .relay
      ? (", RTCIceTransportPolicy", ",\n    iceTransportPolicy=RTCIceTransportPolicy.RELAY,")
      : ("", "")
    return """
      \(document.comments("#"))from aiortc import RTCConfiguration, RTCIceServer\(name)

      rtc_configuration = RTCConfiguration(
          iceServers=[
      \(servers.joined())    ]\(argument)
      )

      """
  }
}

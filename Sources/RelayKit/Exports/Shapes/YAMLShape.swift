/// YAML files: entries with their URLs, or hosts and ports.
enum YAMLShape {
  /// go2rtc puts variables in the place of `${NAME}` before it reads YAML, so that no `$` may stand
  /// in the text.
  @Sendable static func go2rtc(_ document: ExportDocument) -> String {
    let servers = [("ice_servers", EntryShape.list(document))]
    return file([("webrtc", .map(servers))], document)
      .split(separator: "$", omittingEmptySubsequences: false).joined(separator: "\\u0024")
  }

  /// Frigate hands what stands below `go2rtc` to the go2rtc inside it.
  @Sendable static func frigate(_ document: ExportDocument) -> String {
    let servers = [("ice_servers", EntryShape.list(document))]
    return file([("go2rtc", .map([("webrtc", .map(servers))]))], document)
  }

  @Sendable static func homeAssistant(_ document: ExportDocument) -> String {
    let servers = [("ice_servers", EntryShape.list(document, .init(urls: "url")))]
    return file([("web_rtc", .map(servers))], document)
  }

  @Sendable static func neko(_ document: ExportDocument) -> String {
    let servers = EntryShape.list(document)
    let sides = Literal.map([("frontend", servers), ("backend", servers)])
    return file([("webrtc", .map([("iceservers", sides)]))], document)
  }

  /// An entry a URL, whose port is not optional.
  @Sendable static func mediaMTX(_ document: ExportDocument) -> String {
    let entries = document.servers.map { server in
      Literal.map(
        [("url", .text(server.uri.explicit))]
          + EntryShape.login(server.login, .init(credential: "password")))
    }
    return file([("webrtcICEServers2", .list(entries))], document)
  }

  @Sendable static func synapse(_ document: ExportDocument) -> String {
    let uris = ("turn_uris", Literal.list(document.relays.map { .text($0.url) }))
    let names = EntryShape.Names(username: "turn_username", credential: "turn_password")
    return file([uris] + EntryShape.login(document.login, names), document)
  }

  @Sendable static func liveKit(_ document: ExportDocument) -> String {
    let stun = document.stunServers.map { Literal.text($0.uri.hostAndPort) }
    let relays = document.relays.map { relay in
      Literal.map(
        [
          ("host", .text(relay.uri.host)), ("port", .number(Int(relay.uri.port))),
          ("protocol", .text(relay.uri.transport.rawValue)),
        ] + EntryShape.login(relay.login, .init()))
    }
    let lists = [("stun_servers", stun), ("turn_servers", relays)].filter { !$1.isEmpty }
    return file([("rtc", .map(lists.map { ($0, .list($1)) }))], document)
  }

  private static func file(
    _ members: [(String, Literal)], _ document: ExportDocument
  ) -> String {
    "\(document.comments("#"))\(Literal.map(members).yaml())\n"
  }
}

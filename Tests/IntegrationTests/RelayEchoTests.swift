import Glibc
import RelayKit
import STUN
import TestSupport
import Testing

/// Data through a real coturn and back; its own log tells what it carried.
@Suite(.timeLimit(.minutes(1))) struct RelayEchoTests {
  @Test func `proves the data path over UDP, TCP and TLS, and gives everything back`() async throws
  {
    try await RelayService.with { service in
      let run = try await service.probe(["--relay"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      expect(run.relays, .init("ok", "relay"), nil)
      for relay in run.relays {
        #expect(relay.relayRtt?.sent == 50 && relay.relayRtt?.received == 50, "\(relay)")
        #expect(relay.relayRtt?.lossPct == 0 && (relay.relayRtt?.p50 ?? 0) > 0, "\(relay)")
      }
      #expect(run.servers.first?.relayRtt == nil)
      #expect(run.report.traffic.allocations == 9 && run.report.traffic.released == 9)
      #expect(await service.coturn.eventuallyLogs { $0.deleted.count == 9 })
      let counted = service.coturn.log.relayedBytes
      #expect(run.report.traffic.relayedBytes == counted.received + counted.sent)
      #expect(counted.received + counted.sent > 3 * 50 * 164 * 4)
    }
  }

  /// Said before, and no less than what it comes to.
  @Test func `says beforehand what it relays at most`() async throws {
    try await RelayService.with { service in
      let run = try await service.probe(["--relay", "--relay-budget", "80k"])
      #expect(
        run.outcome.errors == """
          relay echo: 2 relays, 50 packets of 160 B each, there and back: up to 71.6 kB, which \
          providers bill; allowed is 80 kB; 1 more would take --relay-budget 107.4k

          """)
      #expect(run.relays.count { $0.stage == "relay" } == 2)
      #expect(run.relays.first?.stage == "relay")
      let bytes = try #require(run.report.traffic.relayedBytes)
      #expect((2 * 50 * 164 * 4...71_600).contains(bytes))
    }
  }

  @Test(arguments: [Transport.udp, .tcp])
  func `counts each byte as the server does`(transport: Transport) async throws {
    try await RelayService.with { service in
      let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
      let end = await opener.echo(
        through: Target(
          transport: transport,
          address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: service.coturn.port)),
        credential: LongTermCredential(username: Coturn.user, password: Coturn.password),
        profile: .voice, limit: RelayEchoProfile.voice.price, timeout: .seconds(2))
      #expect(end.outcome == .measured && end.strays == EchoStrays(), "\(end)")
      #expect(await service.coturn.eventuallyLogs { $0.deleted.count == 2 })
      let counted = service.coturn.log.relayedBytes
      #expect(end.traffic.bytesSent == counted.received)
      #expect(end.traffic.bytesReceived == counted.sent)
    }
  }

  @Test(.pitfall(.leakedAllocation))
  func `gives both allocations back where its task is cancelled`() async throws {
    try await RelayService.with { service in
      let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
      let target = Target(
        transport: .udp,
        address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: service.coturn.port))
      let echo = Task {
        await opener.echo(
          through: target,
          credential: LongTermCredential(username: Coturn.user, password: Coturn.password),
          profile: RelayEchoProfile(packets: 500, payload: 160, interval: .milliseconds(20.0)),
          limit: 1_000_000, timeout: .seconds(2))
      }
      #expect(await service.coturn.eventuallyLogs { $0.granted.count == 2 })
      echo.cancel()
      let end = await echo.value
      #expect(end.outcome == .cancelled, "\(end)")
      #expect(end.allocations.granted == 2 && end.allocations.released == 2, "\(end)")
      #expect(await service.coturn.eventuallyLogs { $0.released.count == 2 })
    }
  }

  @Test(.pitfall(.refusedPeer))
  func `calls a server that relays to none of its own addresses sound all the same`()
    async throws
  {
    try await RelayService.with(["--denied-peer-ip=127.0.0.0-127.255.255.255"]) { service in
      let run = try await service.probe(["--relay"])
      #expect(run.outcome.status == 0)
      expect(run.relays, .init("ok", "allocate"), nil)
      let note =
        "policy: the server relays to no address of its own (403), so the data path is not "
        + "proven"
      #expect(run.relays.map(\.relayNote) == [note, note, note])
      #expect(run.report.regions.first?.verdict == "ok")
      #expect(run.report.regions.first?.reason == note)
      #expect(run.report.traffic.allocations == 9 && run.report.traffic.released == 9)
    }
  }

  /// It grants whatever is asked for, and drops all data.
  @Test func `calls a server that relays nothing degraded`() async throws {
    let server = try ScriptedServer { request in
      let grant = STUNReply.mapped + STUNReply.relayed + STUNReply.lifetime
      let attributes = STUNReply.method(of: request) == STUNReply.refresh ? [] : grant
      return (request.first ?? 0) < 0x40 ? [.send(STUNReply.success(to: request, attributes))] : []
    }
    let api = try HTTPResponder(
      answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:\(server.port)"]))
    let options = ["--region", "us_east", "--count", "2", "--interval", "50ms", "--relay"]
    let run = try await ProbeRun(of: api.baseURL, options + ["--timeout", "500ms"])
    expect(
      run.relays, .init("degraded", "allocate"),
      "relays nothing: permission granted, but no packet came back")
    #expect(run.relays.map(\.relayRtt?.lossPct) == [100])
    #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
  }

  /// It answers whatever it is asked, and sends 240 kB on each channel that is bound.
  @Test func `stops a server that sends more than there is room for`() async throws {
    let flood = ScriptedServer.Step.send([0x40, 0, 0x04, 0xB0] + Array(repeating: 0, count: 1_200))
    let server = try ScriptedServer { request in
      let attributes = STUNReply.mapped + STUNReply.relayed + STUNReply.lifetime
      guard let first = request.first, first < 0x40 else { return [] }
      let isBinding = request.prefix(2).elementsEqual([0x00, 0x09])
      return [.send(STUNReply.success(to: request, attributes))]
        + (isBinding ? Array(repeating: flood, count: 200) : [])
    }
    let api = try HTTPResponder(
      answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:\(server.port)"]))
    let options = ["--region", "us_east", "--count", "2", "--interval", "50ms", "--relay"]
    let run = try await ProbeRun(of: api.baseURL, options + ["--relay-budget", "40k"])
    expect(
      run.relays, .init("degraded", "allocate"),
      "sends more than it was asked to relay: the echo was stopped at 35.8 kB")
    let bytes = try #require(run.report.traffic.relayedBytes)
    #expect(bytes < 40_000)
  }

  /// A coturn goes on counting for a second what has been released.
  @Test(
    arguments: [
      (
        1, "allocate",
        "quota leaves no room for two allocations at once: the data path is not proven"
      ),
      (2, "relay", nil),
    ] as [(Int, String, String?)])
  func `says where a quota leaves no room for two allocations`(
    quota: Int, stage: String, note: String?
  ) async throws {
    try await RelayService.with(["--user-quota=\(quota)"]) { service in
      let folder = try TemporaryFolder()
      let servers = CredentialAPI.document(urls: [service.coturn.urls[1]])
      let path = try folder.write(servers.utf8, to: "own.json")
      let run = try await ProbeRun(
        TurntopBinary.command(
          ["probe", "--format", "json", "--ice-servers", path, "--count", "3", "--relay"]))
      expect(run.relays, .init("ok", stage), nil)
      #expect(run.relays.map(\.relayNote) == [note])
      #expect(run.report.traffic.allocations == run.report.traffic.released)
    }
  }

  @Test(.pitfall(.leakedAllocation), arguments: [(SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
  func `leaves nothing behind where a signal ends it amid an echo`(
    signal: Int32, status: Int32
  ) async throws {
    try await RelayService.with { service in
      let folder = try TemporaryFolder()
      let running = try service.start(["--relay", "--count", "1000"], output: folder)
      #expect(await service.coturn.eventuallyLogs { $0.granted.count == 5 })
      running.signal(signal)
      #expect(await running.status == status)
      #expect(service.coturn.log.granted.count == 5)
      #expect(await service.coturn.eventuallyLogs { $0.released.count == 5 })
    }
  }
}

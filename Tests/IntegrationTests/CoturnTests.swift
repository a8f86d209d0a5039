import TestSupport
import Testing

/// The binary against a real coturn on loopback, whose URLs an API of the test's own hands out.
@Suite(.timeLimit(.minutes(1))) struct CoturnTests {
  @Test func `is measured over UDP, TCP and TLS`() async throws {
    try await RelayService.with { service in
      let run = try await service.probe(["--no-allocate"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.url) == service.coturn.urls)
      #expect(servers.map(\.transport) == ["udp", "udp", "tcp", "tls"])
      #expect(servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(servers)")
      #expect(servers.map(\.rtt.received) == [3, 3, 3, 3])
      #expect(servers.allSatisfy { ($0.rtt.p50 ?? 0) > 0 && ($0.rtt.p50 ?? 99) < 50 })
      #expect(servers.allSatisfy { $0.software?.hasPrefix("Coturn-") ?? false })
      #expect(run.report.network.mapped == ["127.0.0.1"])
      #expect(run.report.network.natMapping == "direct")
      #expect(!run.report.allocate && run.report.traffic.allocations == nil)
      #expect(service.coturn.log.granted.isEmpty)
    }
  }

  @Test func `is measured from the address that was given`() async throws {
    try await RelayService.with { service in
      let run = try await service.probe(["--source", "127.0.0.2"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.report.network.mapped == ["127.0.0.2"])
      let clients = service.coturn.log.clients
      #expect(clients == ["127.0.0.2"], "\(service.coturn.log.text)")
    }
  }

  @Test func `is asked once however many regions name it`() async throws {
    try await RelayService.with { service in
      let one = try await service.probe()
      let all = try await service.probe(regions: [])
      #expect(all.outcome.status == 0)
      #expect(all.report.regions.count == 22)
      #expect(all.report.regions.allSatisfy { $0.verdict == "ok" })
      // Asked by every region it would be 22 times as much; a request that is repeated adds a little.
      #expect(all.report.traffic.bytesSent < 2 * one.report.traffic.bytesSent)
      #expect(all.report.traffic.allocations == 3)
    }
  }

  @Test(.pitfall(.idleCut)) func `that cuts idle clients costs reconnects and no loss`()
    async throws
  {
    try await RelayService.with(["--max-allocate-timeout=2"]) { service in
      let run = try await service.probe(["--count", "50", "--interval", "200ms"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.rtt.lossPct) == [0, 0, 0, 0])
      #expect(servers.map(\.rtt.received) == [50, 50, 50, 50])
      #expect(servers.map { $0.reconnects > 0 } == [false, false, true, true], "\(servers)")
    }
  }

  @Test(.acceptance(.secrets)) func `never sees its password in a report or a message`()
    async throws
  {
    try await RelayService.with { service in
      let run = try await service.probe(["--samples"])
      let said = run.outcome.output + run.outcome.errors
      #expect(!said.contains(Coturn.password) && !said.contains(Coturn.user))
      #expect(!said.contains(CredentialAPI.key))
    }
  }
}

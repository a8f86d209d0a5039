import TestSupport
import Testing

/// Relays of a real coturn, proven by allocating; its own log tells what became of that.
@Suite(.timeLimit(.minutes(1))) struct AllocationTests {
  @Test(.pitfall(.leakedAllocation)) func `proves every relay and gives back what it was granted`()
    async throws
  {
    try await RelayService.with { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.report.allocate)
      #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
      #expect(run.servers.map(\.stage) == ["binding", "allocate", "allocate", "allocate"])
      for relay in run.relays {
        #expect(relay.relayed?.hasPrefix("127.0.0.1:") ?? false, "\(relay)")
        #expect((relay.challengeMs ?? 0) > 0 && (relay.allocateMs ?? 0) > 0, "\(relay)")
      }
      #expect(run.servers.first?.relayed == nil)
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
      #expect(service.coturn.log.granted.count == 3)
    }
  }

  /// coturn takes no nonce but the one that it gave this client, and says so (438).
  @Test(.pitfall(.sharedNonce)) func `is given a nonce for each flow, and offers none of another`()
    async throws
  {
    try await RelayService.with { service in
      let run = try await service.probe(["--relay"])
      #expect(run.report.traffic.allocations == 9, "\(run.outcome.errors)")
      let log = service.coturn.log
      #expect(log.refusals(401) == 9 && log.refusals(438) == 0, "\(log.text)")
    }
  }

  /// Whoever comes over IPv6 gets a relayed address of the family that the server likes best.
  @Test(arguments: [
    (["--relay-ip=127.0.0.1"], "127.0.0.1:"),
    (["--allocation-default-address-family=keep"], "[::1]:"),
  ])
  func `proves every relay over IPv6`(flags: [String], relayed: String) async throws {
    try await RelayService.with(on: "::1", flags) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
      #expect(run.servers.map(\.stage) == ["binding", "allocate", "allocate", "allocate"])
      #expect(run.relays.allSatisfy { $0.relayed?.hasPrefix(relayed) ?? false }, "\(run.relays)")
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
      #expect(run.report.network.mapped == ["::1"])
    }
  }

  @Test(.pitfall(.relayedFamily))
  func `tells a relay that has no address of the family from a broken one`() async throws {
    try await RelayService.with(on: "::1") { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(run.relays.map(\.errorCode) == [440, 440, 440])
      expect(
        run.relays, .init("misconfigured", "challenge"),
        "Allocate refused: 440 Unsupported address family: the server has no relayed IPv4 address, "
          + "and browsers ask for no other; give it one (coturn: relay-ip), or use another URL")
    }
  }

  @Test(.pitfall(.brokenChallenge)) func `warns of a relay that asks for no credentials`()
    async throws
  {
    try await RelayService.with(authenticating: false) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0)
      expect(
        run.relays, .init("degraded", "allocate"),
        "asks for no credentials: anybody may relay through it")
      #expect(run.relays.map(\.challengeMs) == [nil, nil, nil])
      #expect(run.relays.allSatisfy { $0.relayed != nil })
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
    }
  }

  @Test func `proves the streams of a relay without UDP`() async throws {
    try await RelayService.with(["--no-udp"]) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0)
      #expect(
        run.servers.map(\.verdict) == ["unreachable", "unreachable", "ok", "ok"], "\(run.servers)")
      #expect(run.servers.map { $0.relayed != nil } == [false, false, true, true])
      let paths = run.report.network.paths
      #expect(paths["udp/\(service.coturn.port)"] == "blocked")
      #expect(paths["tcp/\(service.coturn.port)"] == "ok")
      #expect(run.report.traffic.allocations == 2 && run.report.traffic.released == 2)
    }
  }

  @Test(.pitfall(.fullServer))
  func `proves every relay of a server that allows a user one allocation`() async throws {
    try await RelayService.with(["--user-quota=1"]) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      #expect(run.relays.map(\.verdict) == ["ok", "ok", "ok"], "\(run.relays)")
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
    }
  }

  @Test(.pitfall(.fullServer), arguments: [("--user-quota=1", true), ("--total-quota=1", false)])
  func `calls a relay busy that has as many allocations as allowed`(
    quota: String, hasRoomForOthers: Bool
  ) async throws {
    let other = CredentialAPI.Login("other", "secret")
    try await RelayService.with([quota, "--user=other:secret"], besides: 1) { service in
      let holder = try await AllocationHolder(on: service.coturn)
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(run.servers.first?.verdict == "ok")
      #expect(run.relays.map(\.errorCode) == [486, 486, 486])
      expect(
        run.relays, .init("busy", "challenge"),
        "Allocate refused: 486 Allocation Quota Reached: the user has as many allocations as "
          + "allowed; close some, or wait")
      let elsewhere = try await service.handedOut(with: other).probe()
      #expect(elsewhere.relays.contains { $0.verdict == "ok" } == hasRoomForOthers)
      await holder.end()
    }
  }
}

/// How far a server came, and what it is called.
struct Finding: Equatable {
  var verdict: String
  var stage: String?

  init(_ verdict: String, _ stage: String?) {
    self.verdict = verdict
    self.stage = stage
  }
}

/// Expects that each of these servers came as far as that, for this reason.
func expect(
  _ servers: [ProbeReport.Server], _ finding: Finding, _ reason: String?,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(!servers.isEmpty, sourceLocation: sourceLocation)
  for server in servers {
    #expect(Finding(server.verdict, server.stage) == finding, sourceLocation: sourceLocation)
    #expect(server.reason == reason, "\(server.url)", sourceLocation: sourceLocation)
  }
}

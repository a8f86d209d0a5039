import TestSupport
import Testing

/// Relays of a real coturn, proven by allocating; coturn's own log tells what became of that.
@Suite(.timeLimit(.minutes(1))) struct AllocationTests {
  @Test func `proves every relay and gives back what it was granted`() async throws {
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
      #expect(await service.coturn.eventuallyLogs(\.holdsNothing), "\(service.log)")
      #expect(service.coturn.log.granted.count == 3)
    }
  }

  @Test func `tells wrong credentials from a server that is down`() async throws {
    let wrong = CredentialAPI.Login(Coturn.user, "not the password")
    try await RelayService.with(logins: [wrong]) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(run.report.regions.map(\.verdict) == ["rejected"])
      #expect(run.servers.map(\.verdict) == ["ok", "rejected", "rejected", "rejected"])
      #expect(run.relays.map(\.stage) == ["challenge", "challenge", "challenge"])
      #expect(run.relays.map(\.errorCode) == [401, 401, 401])
      let reason =
        "Allocate refused: 401 Unauthorized: the credentials answered a correct challenge and were "
        + "refused: expired, disabled or over quota; fetch new ones"
      #expect(run.relays.map(\.reason) == [reason, reason, reason])
      #expect(run.report.traffic.allocations == 0 && run.report.traffic.released == 0)
      #expect(service.coturn.log.granted.isEmpty)
    }
  }

  @Test func `calls a relay busy whose user has no allocation left`() async throws {
    let other = CredentialAPI.Login("other", "secret")
    try await RelayService.with(["--user-quota=1", "--user=other:secret"]) { service in
      let holder = try await AllocationHolder(on: service.coturn)
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(run.servers.map(\.verdict) == ["ok", "busy", "busy", "busy"], "\(run.servers)")
      #expect(run.relays.map(\.errorCode) == [486, 486, 486])
      let reason =
        "Allocate refused: 486 Allocation Quota Reached: the user has as many allocations as "
        + "allowed; close some, or wait"
      #expect(run.relays.map(\.reason) == [reason, reason, reason])
      let free = try await service.handedOut(with: other).probe(["--ipv4"])
      #expect(free.relays.contains { $0.verdict == "ok" }, "\(free.relays)")
      await holder.end()
    }
  }

  @Test func `warns of a relay that asks for no credentials`() async throws {
    try await RelayService.with(authenticating: false) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0)
      #expect(run.relays.map(\.verdict) == ["degraded", "degraded", "degraded"], "\(run.relays)")
      let reason = "asks for no credentials: anybody may relay through it"
      #expect(run.relays.map(\.reason) == [reason, reason, reason])
      #expect(run.relays.map(\.challengeMs) == [nil, nil, nil])
      #expect(run.relays.allSatisfy { $0.relayed != nil })
      #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
      #expect(await service.coturn.eventuallyLogs(\.holdsNothing), "\(service.log)")
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
      #expect(await service.coturn.eventuallyLogs(\.holdsNothing), "\(service.log)")
    }
  }

  @Test func `proves each login of a relay by itself`() async throws {
    let logins = [.known, CredentialAPI.Login(Coturn.user, "wrong")]
    try await RelayService.with(logins: logins) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 0)
      #expect(
        run.relays.map(\.verdict) == ["ok", "ok", "ok", "rejected", "rejected", "rejected"])
      #expect(run.report.traffic.allocations == 3)
    }
  }
}

extension RelayService {
  /// Coturn's log, for a failure's message.
  var log: String { coturn.log.text }
}

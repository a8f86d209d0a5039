import TestSupport
import Testing

/// A coturn that sends its clients to another one (`--alternate-server`).
@Suite(.timeLimit(.minutes(1))) struct RedirectionTests {
  @Test func `is followed to where the relay is`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["127.0.0.1"])
    let relay = try await Coturn(certificate: leaf)
    let front = try await Coturn(certificate: leaf, Self.flags(to: relay))
    let run = try await RelayService(front, authority).probe()
    #expect(run.outcome.status == 0)
    #expect(run.servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(run.servers)")
    #expect(run.report.traffic.allocations == 3 && run.report.traffic.released == 3)
    #expect(front.log.granted.isEmpty && front.log.refusals(300) == 3)
    #expect(relay.log.granted.count == 3)
    #expect(await relay.eventuallyLogs(\.holdsNothing), "\(relay.log.text)")
    await front.end()
    await relay.end()
  }

  @Test func `is not followed into a network that the first server is not in`() async throws {
    let flags = ["--alternate-server=10.9.8.7:3478", "--tls-alternate-server=10.9.8.7:5349"]
    try await RelayService.with(flags) { service in
      let run = try await service.probe()
      #expect(run.outcome.status == 2)
      #expect(
        run.servers.map(\.verdict) == ["ok", "misconfigured", "misconfigured", "misconfigured"])
      let reasons = [3478, 3478, 5349].map { port in
        "redirection to 10.9.8.7:\(port) not followed: a server elsewhere has no business there"
      }
      #expect(run.relays.map(\.reason) == reasons)
      #expect(run.report.traffic.allocations == 0)
    }
  }

  @Test func `is not followed in a circle`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: ["127.0.0.1"])
    let port = try FreePort.next()
    let back = try await Coturn(certificate: leaf, ["--alternate-server=127.0.0.1:\(port)"])
    let front = try await Coturn(certificate: leaf, Self.flags(to: back), listeningOn: port)
    let run = try await RelayService(front, authority).probe()
    let reason =
      "redirection to 127.0.0.1:\(port) not followed: it leads back to a server tried before"
    #expect(run.relays.prefix(2).map(\.reason) == [reason, reason])
    #expect(run.relays.prefix(2).map(\.verdict) == ["misconfigured", "misconfigured"])
    #expect(run.report.traffic.allocations == 0)
    await front.end()
    await back.end()
  }

  private static func flags(to other: Coturn) -> [String] {
    [
      "--alternate-server=\(other.host):\(other.port)",
      "--tls-alternate-server=\(other.host):\(other.tlsPort)",
    ]
  }
}

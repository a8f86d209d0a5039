import TestSupport
import Testing

/// The binary against a real coturn on loopback, whose URLs an API of the test's own hands out.
@Suite(.timeLimit(.minutes(1))) struct CoturnTests {
  @Test func `is measured over UDP, TCP and TLS`() async throws {
    try await withCoturn { coturn, api, authority in
      let run = try await ProbeRun(
        of: api, trusting: authority, ["--region", "us_east"] + Self.brisk)
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.url) == coturn.urls)
      #expect(servers.map(\.transport) == ["udp", "udp", "tcp", "tls"])
      #expect(servers.map(\.verdict) == ["ok", "ok", "ok", "ok"], "\(servers)")
      #expect(servers.map(\.rtt.received) == [3, 3, 3, 3])
      #expect(servers.allSatisfy { ($0.rtt.p50 ?? 0) > 0 && ($0.rtt.p50 ?? 99) < 50 })
      #expect(servers.allSatisfy { $0.software?.hasPrefix("Coturn-") ?? false })
      #expect(run.report.network.mapped == ["127.0.0.1"])
    }
  }

  @Test func `is asked once however many regions name it`() async throws {
    try await withCoturn { _, api, authority in
      let one = try await ProbeRun(of: api, trusting: authority, ["--region", "uk"] + Self.brisk)
      let all = try await ProbeRun(of: api, trusting: authority, Self.brisk)
      #expect(all.outcome.status == 0)
      #expect(all.report.regions.count == 22)
      #expect(all.report.regions.allSatisfy { $0.verdict == "ok" })
      #expect(all.report.traffic.bytesSent == one.report.traffic.bytesSent)
    }
  }

  @Test func `that cuts idle clients costs reconnects and no loss`() async throws {
    try await withCoturn(["--max-allocate-timeout=2"]) { _, api, authority in
      let run = try await ProbeRun(
        of: api, trusting: authority,
        ["--region", "us_east", "--count", "50", "--interval", "200ms"])
      #expect(run.outcome.status == 0, "\(run.outcome.errors)")
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.rtt.lossPct) == [0, 0, 0, 0])
      #expect(servers.map(\.rtt.received) == [50, 50, 50, 50])
      #expect(servers.map { $0.reconnects > 0 } == [false, false, true, true], "\(servers)")
    }
  }

  @Test func `whose certificate nobody vouches for is misconfigured over TLS alone`() async throws {
    try await withCoturn { _, api, _ in
      let run = try await ProbeRun(of: api, ["--region", "us_east"] + Self.brisk)
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.verdict) == ["ok", "ok", "ok", "misconfigured"])
      let reason = try #require(servers[3].reason)
      #expect(reason.contains("certificate"), "\(reason)")
    }
  }

  @Test func `whose certificate is another host's is misconfigured over TLS alone`() async throws {
    try await withCoturn(names: ["other.example"]) { _, api, authority in
      let run = try await ProbeRun(
        of: api, trusting: authority, ["--region", "us_east"] + Self.brisk)
      let servers = try #require(run.report.regions.first).servers
      #expect(servers.map(\.verdict) == ["ok", "ok", "ok", "misconfigured"])
    }
  }

  @Test func `never sees its password in a report or a message`() async throws {
    try await withCoturn { _, api, authority in
      let run = try await ProbeRun(
        of: api, trusting: authority, ["--samples", "--region", "uk"] + Self.brisk)
      let said = run.outcome.output + run.outcome.errors
      #expect(!said.contains(Coturn.password) && !said.contains(Coturn.user))
      #expect(!said.contains(CredentialAPI.key))
    }
  }

  private static let brisk = ["--count", "3", "--interval", "50ms"]

  /// Lends a coturn and the address of an API that hands it out.
  private func withCoturn(
    names: [String] = ["localhost", "127.0.0.1"], _ flags: [String] = [],
    _ body: (Coturn, _ api: String, CertificateAuthority) async throws -> Void
  ) async throws {
    let authority = try await CertificateAuthority()
    let coturn = try await Coturn(certificate: authority.leaf(for: names), flags)
    let api = try HTTPResponder(answer: CredentialAPI.answer(urls: coturn.urls))
    try await body(coturn, api.baseURL, authority)
    await coturn.end()
  }
}

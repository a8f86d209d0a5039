import TestSupport
import Testing

/// What the binary says of a path whose round trip is known.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct PathAccuracyTests {
  /// Whatever else the machine does only adds to a round trip, so the best of three runs counts.
  @Test func `p50 is the path's round trip within 0.3 ms over every transport`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Link.farAddress])
    try await Link.with(delay: .milliseconds(10)) { link in
      let coturn = try await Coturn(on: Link.farAddress, certificate: leaf, inside: link.far)
      var excesses: [[Double]] = []
      repeat {
        let path = try await Ping(over: link).median
        let servers = try await measure(coturn, over: link, trusting: authority)
        #expect(servers.map(\.transport) == ["udp", "udp", "tcp", "tls"])
        #expect(servers.map(\.rtt.lossPct) == [0, 0, 0, 0])
        excesses.append(servers.map { ($0.rtt.p50 ?? .infinity) - path })
      } while excesses.count < 3 && !Self.isAccurate(excesses)
      #expect(Self.isAccurate(excesses), "\(excesses)")
      await coturn.end()
    }
  }

  private static func isAccurate(_ excesses: [[Double]]) -> Bool {
    excesses.contains { $0.allSatisfy { abs($0) < 0.3 } }
  }

  /// The API stands on the near side's own loopback, where only programs in there reach it.
  private func measure(
    _ coturn: Coturn, over link: Link, trusting authority: CertificateAuthority
  ) async throws -> [ProbeReport.Server] {
    let api = try await FileServer(
      inside: link.near, path: CredentialAPI.path,
      content: CredentialAPI.document(urls: coturn.urls))
    let run = try await ProbeRun(
      of: FileServer.baseURL, trusting: authority,
      ["--region", "us_east", "--count", "40", "--interval", "100ms"], inside: link.near)
    await api.end()
    return run.report.regions.flatMap(\.servers)
  }
}

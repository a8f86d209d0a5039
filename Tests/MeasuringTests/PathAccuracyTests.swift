import TestSupport
import Testing

/// What the binary says of a path, beside what a program that does nothing else sees of it.
@Suite(
  .serialized, .timeLimit(.minutes(2)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct PathAccuracyTests {
  /// Both measure at the same time, so that whatever else the machine does meets both.
  @Test func `p50 is that of a bare client within 0.3 ms over every transport`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Link.farAddress])
    try await Link.with(delay: .milliseconds(10)) { link in
      let coturn = try await Coturn(on: Link.farAddress, certificate: leaf, inside: link.far)
      async let path = Self.path(to: coturn, over: link, trusting: authority)
      let servers = try await Self.servers(of: coturn, over: link, trusting: authority)
      let bare = try await path
      #expect(servers.map(\.transport) == ["udp", "udp", "tcp", "tls"])
      for server in servers {
        let p50 = try #require(server.rtt.p50)
        let barely = try #require(bare[server.transport ?? ""])
        #expect(p50 > 20 && abs(p50 - barely) < 0.3, "\(server.url): \(p50), bare \(barely)")
        #expect(server.rtt.lossPct == 0)
      }
      await coturn.end()
    }
  }

  /// The medians of a bare client by transport, in milliseconds.
  private static func path(
    to coturn: Coturn, over link: Link, trusting authority: CertificateAuthority
  ) async throws -> [String: Double] {
    async let udp = BareClient.median(
      over: "udp", port: coturn.port, from: link.near, trusting: authority)
    async let tcp = BareClient.median(
      over: "tcp", port: coturn.port, from: link.near, trusting: authority)
    async let tls = BareClient.median(
      over: "tls", port: coturn.tlsPort, from: link.near, trusting: authority)
    return try await ["udp": udp, "tcp": tcp, "tls": tls]
  }

  /// The API stands on the near side's own loopback, where only programs in there reach it.
  private static func servers(
    of coturn: Coturn, over link: Link, trusting authority: CertificateAuthority
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

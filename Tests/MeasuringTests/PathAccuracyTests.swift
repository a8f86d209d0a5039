import TestSupport
import Testing

/// What the binary says of a path whose round trip is known.
@Suite(
  .serialized, .timeLimit(.minutes(2)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct PathAccuracyTests {
  /// Whatever else the machine does only adds to a round trip, so the best of three runs counts.
  @Test func `p50 is the path's round trip within 0.3 ms over every transport`() async throws {
    let authority = try await CertificateAuthority()
    let leaf = try await authority.leaf(for: [Link.farAddress])
    try await Link.with(delay: .milliseconds(10)) { link in
      let coturn = try await Coturn(on: Link.farAddress, certificate: leaf, inside: link.far)
      var runs: [Run] = []
      repeat {
        runs.append(try await Run(of: coturn, over: link, trusting: authority))
      } while runs.count < 3 && !runs.contains(where: \.isAccurate)
      let isAccurate = runs.contains { $0.isAccurate }
      #expect(isAccurate, "\(runs)")
      #expect(runs.map(\.loss) == runs.map { _ in [0, 0, 0, 0] })
      await coturn.end()
    }
  }
}

/// The round trips of one path as a bare client and the binary see them, in milliseconds.
private struct Run {
  /// By transport.
  var path: [String: Double] = [:]
  /// By URL's transport, in the service's order.
  let measured: [(transport: String, p50: Double)]
  let loss: [Double?]

  init(
    of coturn: Coturn, over link: Link, trusting authority: CertificateAuthority
  ) async throws {
    for (transport, port) in [
      ("udp", coturn.port), ("tcp", coturn.port), ("tls", coturn.tlsPort),
    ] {
      path[transport] = try await BareClient.median(
        over: transport, port: port, from: link.near, trusting: authority)
    }
    let servers = try await Self.servers(of: coturn, over: link, trusting: authority)
    measured = servers.map { ($0.transport ?? "", $0.rtt.p50 ?? .infinity) }
    loss = servers.map(\.rtt.lossPct)
  }

  var isAccurate: Bool {
    measured.map(\.transport) == ["udp", "udp", "tcp", "tls"]
      && measured.allSatisfy { abs($0.p50 - (path[$0.transport] ?? 0)) < 0.3 && $0.p50 > 20 }
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

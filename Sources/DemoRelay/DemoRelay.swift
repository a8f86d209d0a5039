import NIOCore

/// The embedded service: the credential endpoint and the TURN servers it names, on loopback alone.
package struct DemoRelay: Sendable {
  /// Where the credential endpoint is: `http://127.0.0.1:49152`.
  package let baseURL: String
  /// The addresses of the names in its answers, which no DNS knows.
  package let addresses: [String: [String]]
  /// The authority behind the servers' certificates, for its client alone to trust.
  package let caPEM: String

  /// What the endpoint wants to be given as `apiKey`.
  package var apiKey: String { DemoAccount.apiKey }

  /// Runs the service while `body` runs, and closes every socket after it.
  package static func withRunning<Outcome>(
    world: DemoWorld = DemoWorld(), body: (DemoRelay) async throws -> Outcome
  ) async throws -> Outcome {
    try await withEventLoop { group in
      try await body(start(world, on: group))
    }
  }

  private static func start(
    _ world: DemoWorld, on group: any EventLoopGroup
  ) async throws -> DemoRelay {
    let certificates = try DemoCertificates(for: world.machines)
    let site = try await DemoServers(world: world, certificates: certificates, group: group).open()
    let service = CredentialService(
      world: world, plainPort: site.plainPort, securePort: site.securePort)
    let api = try await DemoAPI.start(on: group) { service.answer(to: $0) }
    return DemoRelay(
      baseURL: api.baseURL, addresses: site.addresses(of: world.machines),
      caPEM: certificates.authorityPEM)
  }
}

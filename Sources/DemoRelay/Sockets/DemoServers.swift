import NIOCore
import NIOSSL
import STUN

/// The TURN servers of every region that is not down.
struct DemoServers {
  let world: DemoWorld
  let certificates: DemoCertificates
  let group: any EventLoopGroup

  private static let authenticator = Authenticator(
    realm: DemoAccount.realm, passwords: [DemoAccount.username: DemoAccount.credential],
    secret: (0..<32).map { _ in UInt8.random(in: 0...(.max)) })

  /// Opens all of them at the first site where nobody is in the way, and says where that is.
  func open() async throws -> DemoSite {
    var site = DemoSite.first
    while true {
      do {
        try await open(at: site)
        return site
      } catch {
        guard case DemoRelayError.taken = error, let next = site.next else { throw error }
        site = next
      }
    }
  }

  /// Opens all of them, or none.
  private func open(at site: DemoSite) async throws {
    var channels: [any Channel] = []
    do {
      for (machine, tls) in certificates.contexts {
        channels += try await open(machine, at: site, tls: tls)
      }
    } catch {
      for channel in channels { try? await channel.close() }
      throw error
    }
  }

  private func open(
    _ machine: DemoMachine, at site: DemoSite, tls: NIOSSLContext
  ) async throws -> [any Channel] {
    let service = RelayService(
      authenticator: Self.authenticator, address: site.address(of: machine))
    let listeners = TURNListeners(
      service: service, world: world, region: machine.region, group: group)
    return try await listeners.open(
      plainPort: site.plainPort, securePort: site.securePort, tls: tls)
  }
}

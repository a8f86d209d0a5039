import Glibc

/// A network that a namespace has a way to, and where nobody ever answers; needs root.
package final class SilentNetwork: Sendable {
  /// Where an answer is waited for in vain.
  package static let address = "fd00:dead::1"

  private let device: TunnelDevice

  /// Gives `namespace` a device whose packets nobody reads, with addresses of both families: the
  /// system's resolver tells no address of a family of which this host has but loopback.
  package init(inside namespace: NetworkNamespace) async throws {
    device = try TunnelDevice(named: "tts\(UInt16.random(in: 0...UInt16.max))")
    try await namespace.adopt(device.name, addresses: ["10.9.0.2/24", "fd00:dead::2/64"])
  }

  deinit {
    close(device.descriptor)
  }
}

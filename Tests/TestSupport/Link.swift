import Glibc

/// A path with a known delay between two networks of the test's own; needs root.
///
/// ```
///  near 192.0.2.1 ──tun── delay line ──tun── far 192.0.2.2
/// ```
package final class Link: Sendable {
  package static let nearAddress = "192.0.2.1"
  package static let farAddress = "192.0.2.2"

  package let near: NetworkNamespace
  package let far: NetworkNamespace
  private let descriptors: [Int32]

  /// UDP's number in the header of an IP packet (RFC 791 §3.1).
  package static let udp: UInt8 = 17

  /// Lends a link whose round trip takes twice the delay given, and ends it in any case.
  ///
  /// What `dropped` names goes no further, as at a firewall: the protocol's number of IPv4.
  package static func with<Result>(
    delay: Duration, dropping dropped: UInt8? = nil, _ body: (Link) async throws -> Result
  ) async throws -> Result {
    let link = try await Link(delay: delay, dropping: dropped)
    do {
      let result = try await body(link)
      try await link.end()
      return result
    } catch {
      try await link.end()
      throw error
    }
  }

  private init(delay: Duration, dropping dropped: UInt8?) async throws {
    let suffix = UInt16.random(in: 0...UInt16.max)
    let devices = try ["n", "f"].map { try TunnelDevice(named: "tt\($0)\(suffix)") }
    near = try await NetworkNamespace("near")
    far = try await NetworkNamespace("far")
    try await near.adopt(devices[0].name, address: Self.nearAddress, peer: Self.farAddress)
    try await far.adopt(devices[1].name, address: Self.farAddress, peer: Self.nearAddress)
    let (watched, stop) = try DescriptorPair.make()
    let (one, other) = (devices[0].descriptor, devices[1].descriptor)
    try DelayLine.start(from: one, to: other, after: delay, dropping: dropped, stop: watched)
    try DelayLine.start(from: other, to: one, after: delay, dropping: dropped, stop: watched)
    descriptors = [stop, one, other]
  }

  /// Ends the threads, the devices and both networks.
  private func end() async throws {
    close(descriptors[0])
    try await near.end()
    try await far.end()
  }

  deinit {
    for descriptor in descriptors.dropFirst() { close(descriptor) }
  }
}

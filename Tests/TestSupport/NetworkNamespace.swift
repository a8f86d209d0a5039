/// A network of the test's own on this machine, which nothing outside can reach; needs root.
package final class NetworkNamespace: Sendable {
  package let name: String

  package init(_ purpose: String) async throws {
    name = "turntop-\(purpose)-\(UInt32.random(in: 0...UInt32.max))"
    try await ip("netns", "add", name)
    try await ip("-n", name, "link", "set", "lo", "up")
  }

  /// Ends the namespace with all devices in it.
  package func end() async throws {
    try await ip("netns", "delete", name)
  }

  /// Takes a device in and gives it an address and a peer.
  package func adopt(_ device: String, address: String, peer: String) async throws {
    try await ip("link", "set", device, "netns", name)
    try await ip("-n", name, "address", "add", address, "peer", peer, "dev", device)
    try await ip("-n", name, "link", "set", device, "up")
  }

  private func ip(_ arguments: String...) async throws {
    let outcome = try await Command("ip", arguments).run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed(
        "ip \(arguments.joined(separator: " "))", errors: outcome.errors)
    }
  }
}

/// A network of the test's own on this machine, which nothing outside can reach; needs root.
package final class NetworkNamespace: Sendable {
  package let name: String

  package init(_ purpose: String) async throws {
    name = "turntop-\(purpose)-\(UInt32.random(in: 0...UInt32.max))"
    try await ip("netns", "add", name)
    try await ip("-n", name, "link", "set", "lo", "up")
  }

  /// Lends a network of loopback alone, and ends it in any case.
  package static func with<Result>(
    _ purpose: String, _ body: (NetworkNamespace) async throws -> Result
  ) async throws -> Result {
    let namespace = try await NetworkNamespace(purpose)
    do {
      let result = try await body(namespace)
      try await namespace.end()
      return result
    } catch {
      try await namespace.end()
      throw error
    }
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

  /// Takes a device in and gives it addresses, each with its network: `fd00:dead::2/64`.
  func adopt(_ device: String, addresses: [String]) async throws {
    try await ip("link", "set", device, "netns", name)
    try await assign(addresses, to: device)
  }

  /// Lays a cable to another network; each end has the addresses given, each with its network.
  func connect(
    _ device: String, _ addresses: [String], to other: NetworkNamespace, _ otherDevice: String,
    _ otherAddresses: [String]
  ) async throws {
    try await ip(
      "link", "add", device, "netns", name, "type", "veth",
      "peer", "name", otherDevice, "netns", other.name)
    try await assign(addresses, to: device)
    try await other.assign(otherAddresses, to: otherDevice)
  }

  /// Sends what is for nobody here to this address.
  func route(via gateway: String) async throws {
    try await ip("-n", name, "route", "add", "default", "via", gateway)
  }

  private func assign(_ addresses: [String], to device: String) async throws {
    for address in addresses {
      let now = address.contains(":") ? ["nodad"] : []
      try await ip(["-n", name, "address", "add", address, "dev", device] + now)
    }
    try await ip("-n", name, "link", "set", device, "up")
  }

  private func ip(_ arguments: String...) async throws { try await ip(arguments) }

  private func ip(_ arguments: [String]) async throws {
    let outcome = try await Command("ip", arguments).run()
    guard outcome.status == 0 else {
      throw TestSupportError.commandFailed(
        "ip \(arguments.joined(separator: " "))", errors: outcome.errors)
    }
  }
}

import STUN

/// Names of many hosts for which the DNS gives one and the same address, where no server answers: as
/// captive portals and blocking resolvers do.
///
/// Servers may well share an address under two names; so only three names and more count, and only
/// where nothing works at any of them.
struct Hijacking: Equatable {
  /// The fewest hosts.
  private static let fewest = 3

  /// The hosts that lead to one dead address, by that address.
  let hosts: [IPAddress: [String]]

  /// What `resolutions` lead to; `isDead` says whether all that was asked at an address is decided and
  /// nothing answers there.
  init(
    _ resolutions: some Sequence<(host: String, addresses: [IPAddress])>,
    isDead: (IPAddress) -> Bool
  ) {
    var hosts: [IPAddress: [String]] = [:]
    for (host, addresses) in resolutions where addresses.count == 1 && IPAddress(host) == nil {
      hosts[addresses[0], default: []].append(host)
    }
    self.hosts = hosts.filter { $0.value.count >= Self.fewest && isDead($0.key) }
  }

  /// The sentence of a server at `address`; `nil` where that is none of these.
  func reason(at address: IPAddress) -> DisplayText? {
    hosts[address].map { hosts in
      """
      the DNS gives \(DisplayText(sanitizing: "\(address)")) for \(hosts.count) names: \
      a captive portal or a blocking resolver; sign in, or ask another resolver
      """
    }
  }
}

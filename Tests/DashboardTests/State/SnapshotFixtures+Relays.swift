import RelayKit

extension SnapshotFixtures {
  /// As `mixed`, with every relay asked for an allocation: most grant it, some say why not.
  static let relays: Snapshot = {
    var snapshot = mixed
    snapshot.version = 4
    snapshot.provesRelays = true
    for index in snapshot.regions.indices { prove(&snapshot.regions[index]) }
    // The service's first region is as good as the best: it stands behind it all the same.
    snapshot.regions[0].servers[1].statistics = snapshot.regions[8].servers[1].statistics
    snapshot.regions[0].servers[1].statistics.p50 = .milliseconds(12.8)
    refuseSome(&snapshot)
    snapshot.best = Ranking.rank(&snapshot.regions)
    let servers = snapshot.regions.flatMap(\.servers)
    snapshot.traffic.allocations.granted = servers.count { $0.relayed != nil }
    snapshot.traffic.allocations.released = snapshot.traffic.allocations.granted
    return snapshot
  }()

  private static func prove(_ region: inout RegionSnapshot) {
    for index in region.servers.indices {
      let server = region.servers[index]
      if server.uri?.transport == .tls { region.servers[index].certificate = certificate }
      guard server.isRelay, server.verdict == .ok, let median = server.statistics.p50 else {
        continue
      }
      region.servers[index].stage = .allocate
      region.servers[index].challengeTime = median
      region.servers[index].allocateTime = median * 2
      region.servers[index].relayed = "198.51.100.20:\(49_160 + index)"
      region.servers[index].software = "Coturn-4.6.1"
    }
  }

  private static let certificate = CertificateSummary(
    names: ["*.relay.metered.ca"], issuer: "R11", daysLeft: 61)

  private static func refuseSome(_ snapshot: inout Snapshot) {
    let quota: DisplayText =
      "486 Allocation Quota Reached: the user has as many allocations as allowed; close some, or wait"
    snapshot.refuse(
      "us_central", [3], .unreachable, nil,
      "answers Bindings, but no answer to Allocate within 5 s: a limit, or a fault of the server")
    snapshot.refuse("us_central", [2], .busy, 486, quota)
    snapshot.refuse("canada", [1, 2, 3, 4], .busy, 486, quota)
    snapshot.refuse(
      "us_west", [1, 2, 3, 4], .busy, 508,
      "508 Insufficient Capacity: the server has no capacity left; try again later")
    snapshot.refuse(
      "europe_west", [1, 2, 3, 4], .rejected, 401,
      "401 Unauthorized: the credentials answered a correct challenge and were refused: expired, "
        + "disabled or over quota; fetch new ones")
    snapshot.refuse(
      "eu", [2], .misconfigured, 442,
      "442 Unsupported Transport Protocol: the server does not relay over this transport")
  }
}

extension Snapshot {
  /// Servers that answer Bindings like before, and grant nothing.
  fileprivate mutating func refuse(
    _ name: String, _ indices: [Int], _ verdict: Verdict, _ code: Int?, _ reason: DisplayText
  ) {
    guard let region = regions.firstIndex(where: { $0.region.name == name }) else { return }
    for index in indices {
      var server = regions[region].servers[index]
      if server.statistics.received == 0 {
        let other = regions[region].servers[1]
        server.statistics = other.statistics
        server.history = other.history
        server.resolveTime = other.resolveTime
        server.mapped = other.mapped
      }
      server.verdict = verdict
      server.stage = code == nil ? .binding : .challenge
      server.errorCode = code
      server.reason = reason
      server.relayed = nil
      server.allocateTime = nil
      regions[region].servers[index] = server
    }
    guard indices.count < 4 else {
      regions[region].verdict = verdict
      regions[region].reason = reason
      return
    }
    regions[region].verdict = .degraded
    let path = indices.first.flatMap { regions[region].servers[$0].pathName } ?? .empty
    regions[region].reason = "\(path): \(reason)"
  }
}

import RelayKit

extension SnapshotFixtures {
  /// A survey after so many seconds, in which every figure of every server is another one each
  /// second, and now and then a sample is lost.
  static func steady(_ tick: Int) -> Snapshot {
    var snapshot = loading
    snapshot.version = UInt64(tick) + 1
    snapshot.elapsed = .seconds(300 + tick)
    for index in snapshot.regions.indices {
      var region = mixed.regions[index]
      if region.servers.isEmpty { region = renamed(mixed.regions[0], region.region) }
      region.fetch = .fetched(took: .milliseconds(90.0), status: 200)
      region.verdict = .ok
      region.reason = nil
      for server in region.servers.indices {
        advance(&region.servers[server], seed: index * 5 + server, tick: tick, base: 12 + index * 9)
      }
      snapshot.regions[index] = region
      snapshot.regions[index].rank = index + 1
    }
    snapshot.best = snapshot.regions.first?.region
    snapshot.paths = mixed.paths
    return snapshot
  }

  private static func renamed(_ region: RegionSnapshot, _ name: Region) -> RegionSnapshot {
    var region = region
    region.region = name
    return region
  }

  private static func advance(
    _ server: inout ServerSnapshot, seed: Int, tick: Int, base: Int
  ) {
    let times = (0..<256).map { sample -> Sample in
      let number = tick + sample
      if (number + seed) % 41 == 0 { return .lost }
      return .answered(.milliseconds(Double(base) * (1 + Double(number * 7 + seed).wobble)))
    }
    server.verdict = .ok
    server.reason = nil
    server.history = times
    server.statistics.sent = 300 + tick
    server.statistics.lost = (300 + tick) / 41
    server.statistics.received = server.statistics.sent - server.statistics.lost
    server.statistics.lostInWindow = times.count { $0 == .lost }
    server.statistics.inWindow = times.count - server.statistics.lostInWindow
    let drift = 1 + Double(tick * 7 + seed).wobble
    server.statistics.p50 = .milliseconds(Double(base) * drift)
    server.statistics.p95 = .milliseconds(Double(base) * drift * 1.6)
    server.statistics.jitter = .milliseconds(Double(base) * drift * 0.05)
    server.statistics.minimum = .milliseconds(Double(base))
    server.statistics.maximum = .milliseconds(Double(base) * 2)
  }
}

extension Double {
  /// Between 0 and 1/5, another one for each number.
  fileprivate var wobble: Double { truncatingRemainder(dividingBy: 23) / 115 }
}

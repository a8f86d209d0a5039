import RelayKit

/// Snapshots for the tests of state and views: made by rule, so that every run sees the same.
enum SnapshotFixtures {
  /// Every region asked for, nothing answered yet.
  static let loading: Snapshot = {
    var snapshot = Snapshot(service: service)
    snapshot.version = 1
    snapshot.elapsed = .milliseconds(120)
    snapshot.regions = Region.all.map(RegionSnapshot.init)
    return snapshot
  }()

  /// Most regions answer; one is loading, one was refused, some have faults of their own.
  static let mixed: Snapshot = {
    var snapshot = loading
    snapshot.version = 2
    snapshot.elapsed = .milliseconds(64_200)
    snapshot.settled = .milliseconds(5_030)
    for (index, milliseconds) in medians.enumerated() {
      snapshot.regions[index] = region(snapshot.regions[index].region, milliseconds)
    }
    spoil(&snapshot)
    snapshot.best = Ranking.rank(&snapshot.regions)
    snapshot.paths = [
      NetworkPath(transport: .udp, port: 80, state: .ok),
      NetworkPath(transport: .udp, port: 443, state: .blocked),
      NetworkPath(transport: .tcp, port: 80, state: .ok),
      NetworkPath(transport: .tls, port: 443, state: .ok),
    ]
    return snapshot
  }()

  /// The survey came to an end of its own.
  static let stopped: Snapshot = {
    var snapshot = mixed
    snapshot.failure = "cannot open a socket: Too many open files"
    return snapshot
  }()

  /// The key is refused everywhere.
  static let failed: Snapshot = {
    var snapshot = loading
    snapshot.version = 3
    snapshot.elapsed = .milliseconds(2_340)
    for index in snapshot.regions.indices {
      snapshot.regions[index].fetch = .failed(
        "the service refused the key: Invalid API Key", status: 401)
      snapshot.regions[index].verdict = .rejected
    }
    return snapshot
  }()

  /// A demo whose texts come from somebody who means harm, and names of every width.
  static let hostile: Snapshot = {
    var snapshot = mixed
    snapshot.service = ServiceIdentity(
      url: DisplayText(sanitizing: "https://\u{1B}]52;c;aGk=\u{07}.example\u{202E}/"),
      keyHint: "set", isDemo: true, startedSince1970: 0)
    let texts = ["中文字宽度测试中文字", "e\u{301}\u{301}\u{301}", "\u{1F1E9}\u{1F1EA}", "a\nb\r\u{9B}31m"]
    for (index, text) in texts.enumerated() {
      let shown = DisplayText(sanitizing: text + String(repeating: "x", count: index * 40))
      var server = snapshot.regions[8].servers[index]
      server.url = shown
      server.uri = nil
      server.address = shown
      server.software = shown
      server.verdict = .misconfigured
      server.reason = shown
      snapshot.regions[8].servers[index] = server
    }
    return snapshot
  }()

  /// What must stand on no screen.
  static let secretName = "c0ffee-user"
  static let secretWord = "c0ffee-word"

  private static var service: ServiceIdentity {
    ServiceIdentity(
      url: "https://app.metered.live", keyHint: "..3f1c", isDemo: false,
      startedSince1970: 1_767_323_045)
  }

  /// A round trip for each region, in the service's order.
  private static let medians = [
    13.1, 31.0, 92.4, 93.1, 180, 241.2, 62, 40.2, 12.4, 33.3, 29.9, 88.3, 97, 140.1, 201.7, 33.4,
    12.4, 84.1, 1_204, 0, 260.9, 150,
  ]

  private static func region(_ region: Region, _ milliseconds: Double) -> RegionSnapshot {
    var result = RegionSnapshot(region: region)
    let host = region.name.replacing("_", with: "-") + ".relay.metered.ca"
    let urls = [
      "stun:stun.relay.metered.ca:80", "turn:\(host):80", "turn:\(host):80?transport=tcp",
      "turn:\(host):443", "turns:\(host):443?transport=tcp",
    ]
    let number = Region.all.firstIndex(of: region) ?? 0
    result.fetch = .fetched(took: .milliseconds(91.2 + Double(number)), status: 200)
    result.verdict = .ok
    result.iceServers = urls.map {
      ICEServer(urls: [$0], username: Secret(secretName), credential: Secret(secretWord))
    }
    result.servers = urls.enumerated().map { index, url in
      server(url, milliseconds + Double(index) * 0.3, address: "192.0.2.\(number + 10)")
    }
    return result
  }

  /// A server with sixty samples that vary a little, and now and then much.
  private static func server(_ url: String, _ median: Double, address: DisplayText)
    -> ServerSnapshot
  {
    var server = ServerSnapshot(
      url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
    server.verdict = .ok
    server.stage = .binding
    server.address = address
    server.resolveTime = .milliseconds(0.4)
    server.mapped = "203.0.113.7:50123"
    if server.uri?.transport.isStream ?? false { server.connectTime = .milliseconds(median) }
    if server.uri?.transport == .tls { server.tlsTime = .milliseconds(median * 2) }
    server.history = (0..<60).map { tick in
      .answered(
        .milliseconds(median * [1, 1.3, 1, 1, 1.7, 1.02, 1, 1, 1, 2.5, 1, 1, 1][tick % 13]))
    }
    server.statistics = statistics(of: server.history, median)
    return server
  }

  private static func statistics(of history: [Sample], _ median: Double) -> Statistics {
    var statistics = Statistics()
    statistics.sent = history.count
    statistics.lost = history.count { $0 == .lost }
    statistics.lostInWindow = statistics.lost
    statistics.received = statistics.sent - statistics.lost
    guard statistics.received > 0 else { return statistics }
    statistics.last = .milliseconds(median)
    statistics.minimum = .milliseconds(median)
    statistics.mean = .milliseconds(median * 1.1)
    statistics.p50 = .milliseconds(median)
    statistics.p95 = .milliseconds(median * 1.7)
    statistics.maximum = .milliseconds(median * 1.7)
    statistics.deviation = .milliseconds(median * 0.2)
    statistics.jitter = .milliseconds(median * 0.03)
    statistics.greatestJitter = .milliseconds(median * 0.25)
    statistics.inWindow = statistics.received
    return statistics
  }

  private static func spoil(_ snapshot: inout Snapshot) {
    snapshot.regions[8].sameAs = [Region.all[16]]
    snapshot.regions[16].sameAs = [Region.all[8]]
    lose(of: &snapshot.regions[6], [7, 8, 30])
    silence(&snapshot.regions[17], .tcp, "no answer to a connection within 5 s")
    silence(&snapshot.regions[7], .udp, port: 443, "no answer within 5 s")
    for transport in [Transport.udp, .tcp, .tls] {
      silence(&snapshot.regions[20], transport, "no answer within 5 s")
    }
    snapshot.regions[20].verdict = .unreachable
    snapshot.regions[20].reason = "no answer within 5 s"
    snapshot.regions[19] = RegionSnapshot(region: Region.all[19])
    snapshot.regions[19].fetch = .failed(
      "the service refused the key: Invalid API Key", status: 401)
    snapshot.regions[19].verdict = .rejected
    snapshot.regions[21] = RegionSnapshot(region: Region.all[21])
  }

  private static func lose(of region: inout RegionSnapshot, _ ticks: [Int]) {
    for index in region.servers.indices {
      for tick in ticks { region.servers[index].history[tick] = .lost }
      let median = region.servers[index].statistics.p50?.milliseconds ?? 0
      region.servers[index].statistics = statistics(of: region.servers[index].history, median)
    }
  }

  private static func silence(
    _ region: inout RegionSnapshot, _ transport: Transport, port: UInt16? = nil,
    _ reason: DisplayText
  ) {
    for index in region.servers.indices {
      guard let uri = region.servers[index].uri, uri.transport == transport else { continue }
      guard port == nil || uri.port == port else { continue }
      var server = ServerSnapshot(url: region.servers[index].url, uri: uri)
      server.address = region.servers[index].address
      server.verdict = .unreachable
      server.stage = .resolve
      server.reason = reason
      server.history = Array(repeating: .lost, count: 30)
      server.statistics = statistics(of: server.history, 0)
      region.servers[index] = server
    }
    region.verdict = .degraded
    region.reason = "\(transport.displayName): \(reason)"
  }
}

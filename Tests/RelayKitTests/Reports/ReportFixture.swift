import RelayKit

/// One moment of a survey in which every kind of row occurs: a name that the service routes, two
/// regions on the same hosts, one without TCP, one refused, one still loading, and one whose URLs
/// are odd.
enum ReportFixture {
  static var snapshot: Snapshot {
    var snapshot = Snapshot(
      service: ServiceIdentity(
        url: "https://app.metered.live", keyHint: "..3f1c", isDemo: false,
        startedSince1970: 1_767_323_045.678))
    snapshot.elapsed = .milliseconds(1234.5)
    snapshot.settled = .milliseconds(987.5)
    snapshot.regions = [global, usa, usEast, uk, india, asia, oceania]
    snapshot.best = Ranking.rank(&snapshot.regions)
    snapshot.paths = [
      NetworkPath(transport: .udp, port: 80, state: .ok),
      NetworkPath(transport: .tcp, port: 80, state: .ok),
      NetworkPath(transport: .tls, port: 443, state: .unknown),
    ]
    snapshot.network.mappedAddresses = ["203.0.113.7"]
    snapshot.traffic.bytesSent = 400
    snapshot.traffic.bytesReceived = 1_240
    snapshot.traffic.foreign = 2
    return snapshot
  }

  /// The same service asked to relay data: one of three relays was left out.
  static var echoed: Snapshot {
    var snapshot = snapshot
    snapshot.provesRelays = true
    snapshot.regions = [usa, usEast, uk]
    for (region, server) in [(0, 0), (1, 1)] {
      snapshot.regions[region].servers[server].relayStatistics = statistics(25.1)
    }
    snapshot.best = Ranking.rank(&snapshot.regions)
    var echoes = EchoBudget(limit: 100_000)
    let price = RelayEchoProfile.voice.price
    _ = echoes.begin([price, price, price])
    for _ in 0..<2 { echoes.end(34_400, of: price) }
    snapshot.echoes = echoes
    snapshot.traffic.relayedBytes = echoes.spent
    snapshot.traffic.allocations.granted = 5
    snapshot.traffic.allocations.released = 5
    return snapshot
  }

  /// Every figure known.
  static var usEast: RegionSnapshot {
    var region = fetched("us_east", [stun, udp(12.4, loss: 0), tcp(12.6), tls(12.9)])
    region.verdict = .ok
    region.sameAs = [named("usa")]
    return region
  }

  private static var global: RegionSnapshot {
    var region = fetched("global", [udp(31.0, loss: 0)])
    region.verdict = .ok
    return region
  }

  private static var usa: RegionSnapshot {
    var region = fetched("usa", [udp(12.4, loss: 0), tcp(12.6), tls(12.9)])
    region.verdict = .ok
    region.sameAs = [named("us_east")]
    return region
  }

  private static var uk: RegionSnapshot {
    var region = fetched("uk", [udp(184.0, loss: 1), deadTCP])
    region.verdict = .degraded
    region.reason = "tcp 80: no answer within 3 s; a firewall may drop what goes there, try tls 443"
    return region
  }

  private static var india: RegionSnapshot {
    var region = RegionSnapshot(region: named("india"))
    region.fetch = .failed("Invalid API Key", status: 401)
    region.verdict = .rejected
    region.reason = "Invalid API Key"
    return region
  }

  private static var asia: RegionSnapshot {
    RegionSnapshot(region: named("asia"))
  }

  private static var oceania: RegionSnapshot {
    var server = ServerSnapshot(url: "turn://relay.example", uri: nil)
    server.verdict = .misconfigured
    server.reason = "// after turn: write it without (RFC 7065 §3.1)"
    var region = fetched("oceania", [server])
    region.verdict = .misconfigured
    region.reason = server.reason
    return region
  }

  /// The same host in every region, and faster than the relays: no figure of a region's.
  private static var stun: ServerSnapshot {
    measured("stun:stun.example:80", 2.5)
  }

  private static func udp(_ median: Double, loss: Int) -> ServerSnapshot {
    var server = measured("turn:relay.example:80", median)
    server.statistics.lost = loss
    server.statistics.lostInWindow = loss
    server.statistics.received -= loss
    server.statistics.inWindow -= loss
    return server
  }

  private static func tcp(_ median: Double) -> ServerSnapshot {
    var server = measured("turn:relay.example:80?transport=tcp", median)
    server.connectTime = .milliseconds(median)
    server.reconnects = 1
    return server
  }

  private static func tls(_ median: Double) -> ServerSnapshot {
    var server = tcp(median)
    server.url = "turns:relay.example:443?transport=tcp"
    server.uri = uri("turns:relay.example:443?transport=tcp")
    server.tlsTime = .milliseconds(2 * median)
    return server
  }

  private static var deadTCP: ServerSnapshot {
    let url: DisplayText = "turn:relay.example:80?transport=tcp"
    var server = ServerSnapshot(url: url, uri: uri(url))
    server.verdict = .unreachable
    server.stage = .resolve
    server.reason = "no answer within 3 s"
    return server
  }

  private static func measured(_ url: DisplayText, _ median: Double) -> ServerSnapshot {
    var server = ServerSnapshot(url: url, uri: uri(url))
    server.verdict = .ok
    server.stage = .binding
    server.address = "192.0.2.10"
    server.addresses = [AddressSnapshot(address: "192.0.2.10", family: 4, verdict: .ok)]
    server.resolveTime = .milliseconds(0.4)
    server.software = "Coturn-4.6.1"
    server.mapped = "203.0.113.7:40000"
    server.statistics = statistics(median)
    server.history = [.answered(.milliseconds(median)), .lost]
    return server
  }

  private static func statistics(_ median: Double) -> Statistics {
    var statistics = Statistics()
    statistics.sent = 3
    statistics.received = 3
    statistics.inWindow = 3
    statistics.last = .milliseconds(median)
    statistics.minimum = .milliseconds(median - 0.2)
    statistics.mean = .milliseconds(median + 1.0 / 3)
    statistics.p50 = .milliseconds(median)
    statistics.p95 = .milliseconds(median + 0.5)
    statistics.maximum = .milliseconds(median + 0.5)
    statistics.deviation = .milliseconds(0.2)
    statistics.jitter = .milliseconds(0.35)
    return statistics
  }

  private static func fetched(_ name: String, _ servers: [ServerSnapshot]) -> RegionSnapshot {
    var region = RegionSnapshot(region: named(name))
    region.fetch = .fetched(took: .milliseconds(91.2), status: 200)
    region.servers = servers
    region.iceServers = [
      ICEServer(
        urls: ["turn:relay.example"], username: Secret("user-91"), credential: Secret("pw-73"))
    ]
    return region
  }

  private static func named(_ name: String) -> Region {
    Region(named: name) ?? .accountDefault
  }

  private static func uri(_ text: DisplayText) -> ServerURI? {
    try? ServerURI(parsing: text.text)
  }
}

import FoundationEssentials

/// The top of `turntop.probe/1`; a property's name is its key in camel case.
struct JSONReportDocument: Encodable {
  let schema = "turntop.probe/1"
  let version: String
  let service: String
  let demo: Bool
  /// Whether relays were allocated; where they were not, only answers are proven.
  let allocate: Bool
  /// ISO 8601 in UTC, with milliseconds.
  let started: String
  @Milliseconds var elapsedMs: Duration?
  /// When there first was a verdict on everything; more samples and releases come after it.
  @Milliseconds var settledMs: Duration?
  @Nullable var best: String?
  /// What each region's `call_quality` takes for granted, and where there is none.
  let callQualityAssumptions = "\(CallQuality.assumptions.text); \(CallDoubt.limits.text)"
  let network: Network
  let traffic: Traffic
  let regions: [JSONReportRegion]

  init(_ snapshot: Snapshot, options: ReportOptions) {
    version = options.version.text
    service = snapshot.service.url.text
    demo = snapshot.service.isDemo
    allocate = snapshot.provesRelays
    started = Self.timestamp(snapshot.service.startedSince1970)
    elapsedMs = snapshot.elapsed
    settledMs = snapshot.settled
    best = snapshot.best?.name
    network = Network(snapshot)
    traffic = Traffic(snapshot)
    let ranking = snapshot.ranking
    let routed = Dictionary(ranking.routedRegionNotes.map { ($0.region, $0) }) { first, _ in first }
    regions = snapshot.regions.map { region in
      JSONReportRegion(
        region, why: ranking.explanation(of: region.region)?.sentence,
        routed: routed[region.region], options: options)
    }
  }

  /// The moment to the nearest millisecond: the style cuts, so half of one is added.
  private static func timestamp(_ since1970: Double) -> String {
    Date(timeIntervalSince1970: since1970.roundedToThousandths + 0.000_5)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// What was learnt of the network between here and the servers.
  struct Network: Encodable {
    /// Our own addresses as the servers see them, each once.
    let mapped: [String]
    /// How the NAT in front of us maps UDP; `null` where that cannot be told.
    @Nullable var natMapping: String?
    /// Whether any IPv6 address answers; `null` where none was asked, or this host has no route.
    @Nullable var ipv6: Bool?
    /// `ok`, `blocked` or `unknown` by transport and port, for example `udp/80`.
    let paths: [String: String]
    /// Those of the blocked ones on which connections are refused, where others are silent.
    let refused: [String]
    /// The proxy that the environment names and the probes do not use.
    @Nullable var proxy: String?
    /// What all servers together tell of the network, a sentence each.
    let causes: [String]

    init(_ snapshot: Snapshot) {
      let network = snapshot.network
      mapped = network.mappedAddresses.map(\.text)
      natMapping = network.mapping == .unknown ? nil : network.mapping.rawValue
      ipv6 = network.answersOverIPv6
      proxy = network.proxy?.text
      causes = network.causes.map(\.text)
      paths = snapshot.paths.reduce(into: [:]) { paths, path in
        let state = path.state == .refused ? .blocked : path.state
        paths[path.name] = state.rawValue
      }
      refused = snapshot.paths.filter { $0.state == .refused }.map(\.name)
    }
  }

  /// What the probes sent and received, and the relays they took and gave back.
  struct Traffic: Encodable {
    let bytesSent: Int
    let bytesReceived: Int
    /// Messages that were ignored, since they answered nothing that was asked.
    let foreign: Int
    @Nullable var allocations: Int?
    @Nullable var released: Int?
    /// Of these bytes, those of relay echoes, which providers bill; `null` where none were asked.
    @Nullable var relayedBytes: Int?

    init(_ snapshot: Snapshot) {
      bytesSent = snapshot.traffic.bytesSent
      bytesReceived = snapshot.traffic.bytesReceived
      foreign = snapshot.traffic.foreign
      allocations = snapshot.provesRelays ? snapshot.traffic.allocations.granted : nil
      released = snapshot.provesRelays ? snapshot.traffic.allocations.released : nil
      relayedBytes = snapshot.echoes == nil ? nil : snapshot.traffic.relayedBytes
    }
  }
}

extension NetworkPath {
  /// `udp/80`.
  fileprivate var name: String { "\(transport.rawValue)/\(port)" }
}

/// What a region's rank rests on: the round trip that a call would take, and what weighs against
/// it.
///
/// The round trip is the lowest median over the transport that a WebRTC client would use first:
/// the region's relays over UDP, else TCP, else TLS.
package struct RegionScore: Equatable, Sendable {
  package var transport: Transport
  package var median: Duration
  /// How far the median may be off by chance.
  package var noise: MedianNoise
  /// How many samples of that relay are decided, answered or lost.
  package var samples: Int
  /// The heaviest shortcoming first.
  package var penalties: [Penalty]

  package init(
    transport: Transport, median: Duration, noise: MedianNoise, samples: Int,
    penalties: [Penalty] = []
  ) {
    self.transport = transport
    self.median = median
    self.noise = noise
    self.samples = samples
    self.penalties = penalties
  }

  /// The score of a region, compared with so many, itself included; `nil` while no relay of it
  /// works.
  package init?(
    of region: RegionSnapshot, among regions: Int = 1, weights: RankingWeights = RankingWeights()
  ) {
    guard let relay = region.figures.relay, let transport = relay.uri?.transport,
      let median = relay.statistics.p50, let noise = relay.history.medianNoise(among: regions)
    else { return nil }
    let penalties =
      Penalty.ofPath(relay, transport, weights)
      + Penalty.ofOthers(region.servers.filter(\.isRelay), beside: transport, weights)
    self.init(
      transport: transport, median: median, noise: noise, samples: relay.statistics.decided,
      penalties: penalties.sorted { ($1.cost, $0.cause.order) < ($0.cost, $1.cause.order) })
  }

  /// The median with all penalties.
  package var total: Duration { median + burden }

  /// The penalties added up.
  package var burden: Duration { penalties.reduce(.zero) { $0 + $1.cost } }

  /// Whether chance alone could explain the difference of two scores: the reaches of their medians
  /// overlap, each moved by its penalties.
  package func isWithinNoise(of other: RegionScore) -> Bool {
    let (low, high) = total < other.total ? (self, other) : (other, self)
    return high.total - high.noise.below <= low.total + low.noise.above
  }
}

extension Transport {
  /// The transports to a relay in the order in which a WebRTC client prefers them: libwebrtc's
  /// type preferences (RFC 8445 §5.1.2.1) of relayed candidates are 2, 1 and 0.
  static let clientOrder: [Transport] = [.udp, .tcp, .tls]
}

extension Statistics {
  /// Samples answered or lost.
  var decided: Int { received + lost }
}

/// The figures of a region that fit one line: what screen, reports and ranking all read.
///
/// - They are of its relays, since the service hands out one and the same STUN server in every
///   region; only where there is no relay are they of its STUN servers.
/// - They are of those that work; where none does, of those that have answered.
package struct RegionFigures: Equatable, Sendable {
  /// Whom a client would use: the nearest over the transport it takes first; `nil` where none has
  /// answered.
  package let leader: ServerSnapshot?
  /// The leader, or, where none has answered, the first that was tried: whom the loss is of.
  package let subject: ServerSnapshot?
  /// The median of the nearest by transport; nothing where none has answered.
  package let medians: [Transport: Duration]
  /// The median through the relay and back, of the first that a client would take and that has one.
  package let relayLatency: Duration?
  /// The transports over which some are still without a verdict.
  package let awaited: Set<Transport>

  package init(of region: RegionSnapshot) {
    // Of places, not of servers: they are large, and this is done for each at every turn.
    let servers = region.servers
    let relays = servers.indices.filter { servers[$0].isRelay }
    let places = relays.isEmpty ? Array(servers.indices) : relays
    let answered = places.filter { servers[$0].statistics.p50 != nil }
    let usable = answered.filter { servers[$0].verdict.isUsable }
    let compared = usable.isEmpty ? answered : usable
    leader = compared.min { servers[$0].preference < servers[$1].preference }.map { servers[$0] }
    subject = leader ?? places.first { servers[$0].statistics.decided > 0 }.map { servers[$0] }
    medians = Self.medians(of: servers, at: compared)
    relayLatency =
      compared.filter { servers[$0].relayStatistics?.p50 != nil }
      .min { servers[$0].preference < servers[$1].preference }
      .flatMap { servers[$0].relayStatistics?.p50 }
    awaited = Set(
      places.filter { servers[$0].verdict == .pending }.compactMap { servers[$0].uri?.transport })
  }

  private static func medians(
    of servers: [ServerSnapshot], at places: [Int]
  ) -> [Transport: Duration] {
    places.reduce(into: [:]) { medians, place in
      guard let transport = servers[place].uri?.transport,
        let median = servers[place].statistics.p50
      else { return }
      medians[transport] = min(medians[transport] ?? median, median)
    }
  }

  /// The relay that a call would take; `nil` while none works.
  package var relay: ServerSnapshot? {
    leader.flatMap { $0.isRelay && $0.verdict.isUsable ? $0 : nil }
  }

  /// How far the region is: the median over the transport a client takes first.
  package var latency: Duration? { leader?.statistics.p50 }
  package var p95: Duration? { leader?.statistics.p95 }
  package var jitter: Duration? { leader?.statistics.jitter }
  package var lossPercent: Double? { subject?.statistics.lossPercent }
}

extension RegionSnapshot {
  package var figures: RegionFigures { RegionFigures(of: self) }
}

extension ServerSnapshot {
  /// Whether it relays: a `turn` or `turns` URL.
  package var isRelay: Bool { uri?.scheme.isRelay ?? false }

  /// What a client prefers is smaller.
  fileprivate var preference: (Transport, Duration, DisplayText) {
    (uri?.transport ?? .dtls, statistics.p50 ?? .zero, url)
  }
}

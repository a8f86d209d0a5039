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
    let relays = region.servers.filter(\.isRelay)
    let servers = relays.isEmpty ? region.servers : relays
    let answered = servers.filter { $0.statistics.p50 != nil }
    let usable = answered.filter(\.verdict.isUsable)
    let byPreference = (usable.isEmpty ? answered : usable).sorted { $0.preference < $1.preference }
    leader = byPreference.first
    subject = leader ?? servers.first { $0.statistics.decided > 0 }
    medians = byPreference.reversed().reduce(into: [:]) { medians, server in
      if let transport = server.uri?.transport { medians[transport] = server.statistics.p50 }
    }
    relayLatency = byPreference.lazy.compactMap(\.relayStatistics?.p50).first
    awaited = Set(servers.filter { $0.verdict == .pending }.compactMap(\.uri?.transport))
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

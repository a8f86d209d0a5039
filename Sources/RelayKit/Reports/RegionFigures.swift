/// The figures of a region that fit one line.
///
/// They are those of its relays alone: the service hands out one and the same STUN server in
/// every region, whose round trip says nothing of the region.
package struct RegionFigures: Equatable, Sendable {
  /// The median of the fastest relay by transport; nothing where none answered.
  package let medians: [Transport: Duration]
  /// Of the relay that a client would use first; `nil` where it cannot be told.
  package let jitter: Duration?
  package let lossPercent: Double?

  package init(of region: RegionSnapshot) {
    let relays = region.servers.filter { $0.uri?.scheme.isRelay ?? false }
    let usable = relays.filter { $0.verdict.isUsable && $0.statistics.p50 != nil }
    let first = usable.min { left, right in left.preference < right.preference }
    medians = usable.reduce(into: [:]) { medians, relay in
      let (transport, median) = relay.preference
      medians[transport] = min(median, medians[transport] ?? median)
    }
    jitter = first?.statistics.jitter
    lossPercent =
      first?.statistics.lossPercent ?? relays.compactMap(\.statistics.lossPercent).first
  }
}

extension ServerSnapshot {
  /// What a client prefers is smaller: its transport, then its median.
  fileprivate var preference: (Transport, Duration) {
    (uri?.transport ?? .dtls, statistics.p50 ?? .zero)
  }
}

/// Which region to use: a pure function of what was measured.
///
/// A region's score is the median round trip of the transport that a WebRTC client would use
/// first: its relays over UDP, else TCP, else TLS. The lowest score is the best; regions with
/// equal scores keep the service's order.
package enum Ranking {
  /// Gives every region that answers its score and rank; returns the first, `nil` without any.
  package static func rank(_ regions: inout [RegionSnapshot]) -> Region? {
    for index in regions.indices { regions[index].score = score(of: regions[index]) }
    let order = regions.indices.filter { regions[$0].score != nil }.sorted { left, right in
      (regions[left].score ?? .zero, left) < (regions[right].score ?? .zero, right)
    }
    for (position, index) in order.enumerated() { regions[index].rank = position + 1 }
    return order.first.map { regions[$0].region }
  }

  /// The lowest median over the first transport that answers; `nil` where none does.
  static func score(of region: RegionSnapshot) -> Duration? {
    for transport in [Transport.udp, .tcp, .tls] {
      let medians = region.servers
        .filter { $0.isRelay && $0.uri?.transport == transport && $0.verdict.isUsable }
        .compactMap(\.statistics.p50)
      if let best = medians.min() { return best }
    }
    return nil
  }
}

extension ServerSnapshot {
  /// Whether it relays: a `turn` or `turns` URL.
  package var isRelay: Bool { uri?.scheme.isRelay ?? false }
}

import RelayKit

/// A region with the figures that its row shows and is sorted by.
struct RegionRow: Equatable, Sendable {
  let snapshot: RegionSnapshot
  /// The position in the order the regions were asked for.
  let index: Int
  let answer: Answer
  let evidence: Evidence
  /// The relay that stands for the region: the fastest of the transport a client takes first,
  /// or, while none has answered, the first that was tried.
  let leader: ServerSnapshot?
  let isBest: Bool
  /// By rank, another region with the same one stands before it.
  let isTied: Bool
  /// The first region of the same addresses by rank, where that is not this one.
  let alias: Region?

  var region: Region { snapshot.region }

  /// The median of the region's fastest relay on this transport.
  func median(_ transport: Transport) -> Duration? {
    servers(transport).compactMap(\.statistics.p50).min()
  }

  /// Whether servers of this transport are still to answer for the first time.
  func isPending(_ transport: Transport) -> Bool {
    servers(transport).contains { $0.verdict == .pending }
  }

  private func servers(_ transport: Transport) -> [ServerSnapshot] {
    snapshot.relays.filter { $0.uri?.transport == transport }
  }
}

extension RegionRow {
  /// The rows of a snapshot, in its order.
  static func rows(of snapshot: Snapshot) -> [RegionRow] {
    let ranked = ranked(snapshot)
    let places = Dictionary(zip(ranked.map(\.region), ranked.indices)) { first, _ in first }
    return snapshot.regions.enumerated().map { index, region in
      let place = places[region.region] ?? 0
      let alias = region.sameAs.min { places[$0] ?? .max < places[$1] ?? .max }
      return RegionRow(
        snapshot: region, index: index, answer: Answer(of: region, by: snapshot.evidence),
        evidence: snapshot.evidence, leader: leader(of: region.relays),
        isBest: region.region == snapshot.best,
        isTied: region.rank != nil && place > 0 && ranked[place - 1].rank == region.rank,
        alias: alias.flatMap { places[$0] ?? .max < place ? $0 : nil })
    }
  }

  /// The best first, then by rank, within which the service's order stands: it does not change
  /// with every answer, as the round trips do.
  private static func ranked(_ snapshot: Snapshot) -> [RegionSnapshot] {
    snapshot.regions.enumerated().sorted { left, right in
      left.element.rank != right.element.rank
        ? (left.element.rank ?? .max) < (right.element.rank ?? .max)
        : (left.element.region == snapshot.best ? -1 : left.offset)
          < (right.element.region == snapshot.best ? -1 : right.offset)
    }.map(\.element)
  }

  private static func leader(of servers: [ServerSnapshot]) -> ServerSnapshot? {
    let measured = servers.filter { $0.statistics.p50 != nil }
    let fastest = measured.min { left, right in
      (left.preference, left.statistics.p50 ?? .zero)
        < (right.preference, right.statistics.p50 ?? .zero)
    }
    return fastest ?? servers.first { !$0.history.isEmpty }
  }
}

extension RegionSnapshot {
  /// The servers that tell about the region: the service names one and the same STUN server in
  /// all of them, so those count only where there is nothing else.
  fileprivate var relays: [ServerSnapshot] {
    let relays = servers.filter { $0.uri?.scheme.isRelay ?? false }
    return relays.isEmpty ? servers : relays
  }
}

extension ServerSnapshot {
  /// The transport that a client uses first is the smallest.
  fileprivate var preference: Transport { uri?.transport ?? .dtls }
}

/// A region in the order of the ranking, as every table lists it.
package struct RankedRegion: Equatable, Sendable {
  package let snapshot: RegionSnapshot
  /// The position in the order the regions were asked for.
  package let index: Int
  package let isBest: Bool
  /// Whether another of the same rank stands before it.
  package let isTied: Bool
  /// The first listed region of the very same servers, where that is another.
  package let alias: Region?

  /// The rank as a table has it, of two digits, and a tie with a mark: ` 1=`; empty where there is
  /// none.
  package var rank: DisplayText {
    guard let rank = snapshot.rank else { return .empty }
    return ("\(rank)" as DisplayText).padded(to: 2, .right) + (isTied ? "=" : "")
  }
}

extension RankedRegion {
  /// How regions of one rank stand among themselves.
  package enum Order: Sendable {
    /// In the service's order, which does not change with every answer as the round trips do.
    case steady
    /// By score: what is printed once need not hold still.
    case exact
  }
}

extension Snapshot {
  /// The best first, then by rank; those without a rank come last.
  package func rankedRegions(in kind: RankedRegion.Order = .steady) -> [RankedRegion] {
    let places = regions.indices.map { place(of: $0, in: kind) }
    let order = regions.indices.sorted { places[$0] < places[$1] }
    let listed = order.map { regions[$0] }
    let positions = Dictionary(zip(listed.map(\.region), order.indices)) { first, _ in first }
    return order.indices.map { position in
      let region = listed[position]
      let first = region.sameAs.compactMap { positions[$0] }.min() ?? position
      return RankedRegion(
        snapshot: region, index: order[position], isBest: region.region == best,
        isTied: region.rank != nil && position > 0 && listed[position - 1].rank == region.rank,
        alias: first < position ? listed[first].region : nil)
    }
  }

  private func place(
    of index: Int, in kind: RankedRegion.Order
  ) -> (rank: Int, isBehind: Int, score: Duration, index: Int) {
    let region = regions[index]
    let score = kind == .exact ? region.score ?? .zero : .zero
    return (region.rank ?? .max, region.region == best ? 0 : 1, score, index)
  }
}

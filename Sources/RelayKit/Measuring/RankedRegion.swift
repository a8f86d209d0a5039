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

extension Snapshot {
  /// The best first, then by rank; those without a rank come last.
  ///
  /// Within a rank the service's order stands: it does not change with every answer, as the round
  /// trips do.
  package var rankedRegions: [RankedRegion] {
    let order = regions.indices.sorted { place(of: $0) < place(of: $1) }
    return order.indices.map { position in
      let region = regions[order[position]]
      let before = order[..<position].map { regions[$0] }
      return RankedRegion(
        snapshot: region, index: order[position], isBest: region.region == best,
        isTied: region.rank != nil && before.contains { $0.rank == region.rank },
        alias: before.map(\.region).first(where: region.sameAs.contains))
    }
  }

  private func place(of index: Int) -> (rank: Int, isBehind: Int, index: Int) {
    let isBest = regions[index].region == best
    return (regions[index].rank ?? .max, isBest ? 0 : 1, index)
  }
}

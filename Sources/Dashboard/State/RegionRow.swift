import RelayKit

/// A region with the figures that its row shows and is sorted by.
struct RegionRow: Equatable, Identifiable, Sendable {
  let snapshot: RegionSnapshot
  /// The position in the order the regions were asked for.
  let index: Int
  let answer: Answer
  let evidence: Evidence
  let figures: RegionFigures
  let isBest: Bool
  /// Whether there is ground to say so.
  let isToldBest: Bool
  /// The rank as a table has it, with the mark of a tie.
  let rank: DisplayText
  /// The first region of the same addresses by rank, where that is not this one.
  let alias: Region?

  /// How a call through it would sound; `nil` until that can be told.
  let quality: CallQuality?

  var region: Region { snapshot.region }
  var id: Region { region }
}

extension RegionRow {
  /// The rows of a snapshot, in its order.
  static func rows(of snapshot: Snapshot) -> [RegionRow] {
    let hasGround = snapshot.hasGroundForBest
    return snapshot.rankedRegions().sorted { $0.index < $1.index }.map { ranked in
      RegionRow(
        snapshot: ranked.snapshot, index: ranked.index,
        answer: Answer(of: ranked.snapshot, by: snapshot.evidence), evidence: snapshot.evidence,
        figures: ranked.snapshot.figures, isBest: ranked.isBest,
        isToldBest: ranked.isBest && hasGround, rank: ranked.rank,
        alias: ranked.alias, quality: ranked.snapshot.callQuality)
    }
  }
}

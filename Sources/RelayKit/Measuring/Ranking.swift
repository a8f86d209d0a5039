/// Which regions to use, best first: a pure function of what was measured.
///
/// - The lowest `RegionScore.total` is the best; equal ones stand in the service's order, and the
///   names that the service routes itself after those of a place.
/// - Regions of the same servers (`sameAs`) are one: they share the rank of their best.
/// - Regions are tied with the first of their rank where chance could explain how far their totals
///   lie apart, and share its rank; the next rank counts them all: 1, 1, 3. Chance is that of the
///   medians (`MedianNoise`): the penalties are taken as they are, since what chance could explain
///   costs none.
package struct Ranking: Equatable, Sendable {
  /// A region's place among all.
  package struct Place: Equatable, Sendable {
    package let region: Region
    /// 1 is the best.
    package let rank: Int
    package let score: RegionScore
    /// The other ranked regions of the same servers, at most `Region.mostNamed`.
    package let sameAs: [Region]
    /// The others of the same rank, at most `Region.mostNamed`.
    package let tiedWith: [Region]
  }

  /// The regions that answer, best first.
  package let places: [Place]

  /// Ranks regions; `kept` stands first where it answers, whatever the scores (see `Stickiness`).
  package init(
    of regions: [RegionSnapshot], keeping kept: Region? = nil,
    weights: RankingWeights = RankingWeights()
  ) {
    let contenders = regions.compactMap {
      Contender($0, among: regions.count, weights: weights)
    }
    places = Self.places(Self.groups(contenders, keeping: kept))
  }

  /// The first of all; `nil` where nothing answers.
  package var best: Region? { places.first?.region }

  package subscript(region: Region) -> Place? { places.first { $0.region == region } }

  /// Gives every region its rank, score and ties; returns the first, `nil` where nothing answers.
  @discardableResult package static func rank(
    _ regions: inout [RegionSnapshot], keeping kept: Region? = nil,
    weights: RankingWeights = RankingWeights()
  ) -> Region? {
    let ranking = Ranking(of: regions, keeping: kept, weights: weights)
    let places = Dictionary(ranking.places.map { ($0.region, $0) }) { first, _ in first }
    for index in regions.indices { regions[index].take(places[regions[index].region]) }
    return ranking.best
  }
}

extension Ranking {
  private struct Contender {
    let region: Region
    let sameAs: [Region]
    let score: RegionScore

    init?(_ region: RegionSnapshot, among regions: Int, weights: RankingWeights) {
      guard let score = RegionScore(of: region, among: regions, weights: weights) else {
        return nil
      }
      self.region = region.region
      sameAs = region.sameAs
      self.score = score
    }

    static func precedes(_ left: Contender, _ right: Contender) -> Bool {
      left.score.total != right.score.total
        ? left.score.total < right.score.total
        : left.region.precedence < right.region.precedence
    }
  }

  /// The contenders by their servers, each group and the groups among themselves best first.
  private static func groups(_ contenders: [Contender], keeping kept: Region?) -> [[Contender]] {
    var groups: [[Contender]] = []
    var positions: [Region: Int] = [:]
    for contender in contenders.sorted(by: Contender.precedes) {
      let names = [contender.region] + contender.sameAs
      let position = names.compactMap { positions[$0] }.first ?? groups.count
      if position == groups.count { groups.append([]) }
      groups[position].append(contender)
      for name in names { positions[name] = position }
    }
    groups.bringForward { $0.contains { $0.region == kept } }
    groups.indices.first.map { groups[$0].bringForward { $0.region == kept } }
    return groups
  }

  private static func places(_ groups: [[Contender]]) -> [Place] {
    var places: [Place] = []
    for tied in groups.runs(while: isTied) {
      let rank = places.count + 1
      for (position, group) in tied.enumerated() {
        let others = tied.indices.lazy.filter { $0 != position }.flatMap { tied[$0] }
        let tiedWith = others.prefix(Region.mostNamed).map(\.region)
        places += group.enumerated().map { index, contender in
          let same = group.indices.lazy.filter { $0 != index }.prefix(Region.mostNamed)
          return Place(
            region: contender.region, rank: rank, score: contender.score,
            sameAs: same.map { group[$0].region }, tiedWith: Array(tiedWith))
        }
      }
    }
    return places
  }

  private static func isTied(first: [Contender], next: [Contender]) -> Bool {
    guard let first = first.first, let next = next.first else { return false }
    return next.score.isWithinNoise(of: first.score)
  }
}

extension RegionSnapshot {
  fileprivate mutating func take(_ place: Ranking.Place?) {
    rank = place?.rank
    score = place?.score.total
    standing = place?.score
    tiedWith = place?.tiedWith ?? []
  }
}

extension Region {
  /// The names behind which the service chooses a place itself, by geography or by account.
  package static let routed = [Region(named: "global"), Region(named: "standard"), .accountDefault]
    .compactMap(\.self)

  private static let positions = Dictionary(
    uniqueKeysWithValues: zip(all, all.indices))

  /// Decides between equal scores: names of a place first, then the service's order, then files.
  fileprivate var precedence: (Int, Int, String) {
    let position = Region.positions[self] ?? Region.all.count
    return (Region.routed.contains(self) ? 1 : 0, position, name)
  }
}

extension Array {
  /// Moves the first element that fits to the front; the others keep their order.
  fileprivate mutating func bringForward(where fits: (Element) -> Bool) {
    guard let index = firstIndex(where: fits) else { return }
    insert(remove(at: index), at: 0)
  }

  /// Cuts the array where an element does not belong to the first of its run.
  fileprivate func runs(while belongs: (_ first: Element, _ next: Element) -> Bool) -> [[Element]] {
    reduce(into: []) { runs, element in
      if let first = runs.last?.first, belongs(first, element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
  }
}

/// Holds on to the best region until another is clearly better for long enough, so that the best
/// does not flap; a value that goes from snapshot to snapshot.
///
/// The best is left at once where it no longer answers, and freely while it has too few samples
/// to hold on to. Otherwise a challenger must be better beyond the noise, and by more than a share
/// or a difference of the score, for several rounds of samples in a row; which of several
/// challengers leads may change meanwhile. (Tailscale's netcheck holds on to its relay likewise,
/// where the gain is below 10 ms or a third.)
package struct Stickiness: Equatable, Sendable {
  package struct Rule: Equatable, Sendable {
    /// The lead that counts, as a share of the best's score; the lesser of it and `difference` decides.
    package var share = 0.10
    /// The lead that counts, as a difference.
    package var difference = Duration.milliseconds(3.0)
    /// For how many rounds in a row.
    package var rounds = 3
    /// Below so many samples there is nothing to hold on to.
    package var fewestSamples = 5

    package init() {}
  }

  package let rule: Rule
  /// The region held on to; `nil` before any answers.
  package private(set) var best: Region?
  /// For how many rounds in a row another has been clearly better.
  package private(set) var rounds = 0
  /// The samples of the best when a round was last counted.
  private var counted = 0

  package init(rule: Rule = Rule()) {
    self.rule = rule
  }

  /// Gives every region its rank with the best held on to; returns the best.
  ///
  /// It may be called as often as one likes: a round is over when the best has a new sample.
  package mutating func rank(
    _ regions: inout [RegionSnapshot], weights: RankingWeights = RankingWeights()
  ) -> Region? {
    settle(on: Ranking(of: regions, weights: weights))
    return Ranking.rank(&regions, keeping: best, weights: weights)
  }

  /// Takes in a ranking that nothing was kept in; returns the best to keep.
  @discardableResult package mutating func settle(on ranking: Ranking) -> Region? {
    guard let first = ranking.places.first else { return adopt(nil) }
    guard let best, let held = ranking[best], held.score.samples >= rule.fewestSamples else {
      return adopt(first)
    }
    guard isClearlyBetter(first, than: held) else {
      rounds = 0
      counted = held.score.samples
      return best
    }
    guard held.score.samples != counted else { return best }
    counted = held.score.samples
    rounds += 1
    return rounds < rule.rounds ? best : adopt(first)
  }

  private mutating func adopt(_ place: Ranking.Place?) -> Region? {
    best = place?.region
    rounds = 0
    counted = place?.score.samples ?? 0
    return best
  }

  /// A place of another rank is beyond the noise, and of other servers.
  private func isClearlyBetter(_ first: Ranking.Place, than held: Ranking.Place) -> Bool {
    let lead = held.score.total - first.score.total
    return held.rank > first.rank && first.score.samples >= rule.fewestSamples
      && lead > min(held.score.total * rule.share, rule.difference)
  }
}

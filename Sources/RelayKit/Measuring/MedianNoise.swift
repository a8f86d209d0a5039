/// How far the median of some samples may lie from that of ever more of them, to either side.
///
/// The reaches are such that of regions with equal medians, and independent samples, chance sets any
/// apart from the first in at most 5 % of all rankings, however many are compared: see
/// `RegionScore.isWithinNoise`, and `MedianNoiseTests`, which draws them.
///
/// - They end at order statistics. By the binomial distribution B(n, ½), the r-th shortest and the
///   r-th longest of n samples enclose the median but with a chance of 2 P(B < r), whatever the
///   samples are drawn from (W. J. Conover, 1999, "Practical Nonparametric Statistics", §3.2).
///   That chance is held to 5 % divided by the number of regions (Bonferroni): so all enclose
///   theirs at once, and it does not matter that the first is the shortest of many.
/// - Few samples cannot do so: even the extremes of 5 miss the median in 6.25 %, and of fewer than
///   13 for 22 regions a single outlier would be the end. There the reach is a multiple of their
///   range without the longest, `Few`.
package struct MedianNoise: Equatable, Sendable {
  package var below: Duration
  package var above: Duration

  /// The same to both sides.
  package init(_ reach: Duration) {
    (below, above) = (reach, reach)
  }

  private init(below: Duration, above: Duration) {
    (self.below, self.above) = (below, above)
  }

  /// The noise of sorted samples where so many regions are compared; `nil` without a sample.
  init?(ofSorted samples: [Duration], among regions: Int) {
    guard !samples.isEmpty else { return nil }
    guard let rank = Self.rank(of: samples.count, among: regions) else {
      self.init(Few.reach(ofSorted: samples, among: regions))
      return
    }
    let median = samples[(samples.count - 1) / 2]
    self.init(
      below: max(median - samples[rank - 1], Self.resolution),
      above: max(samples[samples.count - rank] - median, Self.resolution))
  }

  /// The chance that equal regions are told apart.
  private static let chance = 0.05
  /// Half of the 0.2 ms within which 99 of 100 round trips agree with the wire.
  private static let resolution = Duration.milliseconds(0.1)

  /// The greatest r for which 2 P(B(n, ½) < r) is within the chance of one region; `nil` where it
  /// is not the second at least, which leaves room for an outlier.
  private static func rank(of count: Int, among regions: Int) -> Int? {
    let most = chance / Double(2 * max(regions, 1))
    var term = Double(sign: .plus, exponent: -count, significand: 1)
    var sum = term
    var rank = 0
    while sum <= most {
      rank += 1
      term *= Double(count - rank + 1) / Double(rank)
      sum += term
    }
    return rank < 2 ? nil : rank
  }

  /// The reach where there are few samples: a multiple of their range without the longest, which
  /// one slow answer does not widen.
  ///
  /// The range of so few may be small by chance, with a probability that falls with its power
  /// n − 2; so the multiple grows with the root of that degree of the number of regions. How far was
  /// simulated, for uniform, normal and exponential samples: the uniform ones need most. Fewer than
  /// five tell too little for any such promise: they count as five, and reach 1 ms at least.
  private enum Few {
    static func reach(ofSorted samples: [Duration], among regions: Int) -> Duration {
      let isTooFew = samples.count < fewest
      let range = samples[samples.count - (isTooFew ? 1 : 2)] - samples[0]
      let count = max(samples.count, fewest)
      let multiple = multiples[min(count - fewest, multiples.count - 1)]
      let reach = range * (multiple * Double(max(regions, 1)).root(count - 2))
      return max(reach, isTooFew ? .milliseconds(1.0) : resolution)
    }

    private static let fewest = 5
    /// For five samples and more, as if for one region.
    private static let multiples = [0.70, 0.56, 0.51, 0.45, 0.43, 0.40, 0.38, 0.37]
  }
}

extension [Sample] {
  /// The noise of the median round trip where so many regions are compared; `nil` without one.
  package func medianNoise(among regions: Int) -> MedianNoise? {
    MedianNoise(ofSorted: compactMap(\.roundTrip).sorted(), among: regions)
  }
}

extension Double {
  /// The root of a number from 1 on, by halving.
  fileprivate func root(_ degree: Int) -> Double {
    var (low, high) = (1.0, self)
    for _ in 0..<64 {
      let middle = (low + high) / 2
      let power = (0..<degree).reduce(1.0) { power, _ in power * middle }
      if power < self { low = middle } else { high = middle }
    }
    return high
  }
}

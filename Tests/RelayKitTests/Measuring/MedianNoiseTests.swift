import Foundation
import RelayKit
import Testing

@Suite struct MedianNoiseTests {
  @Test(arguments: [
    Row("nothing without a sample", [], nil),
    Row("1 ms for a sample that tells nothing of its noise", [12], (1, 1)),
    Row("1 ms at least for fewer than five", [12, 12, 12, 12], (1, 1)),
    Row(
      "0.1 ms for what does not vary: the measurement itself is no finer", [5, 5, 5, 5, 5],
      (0.1, 0.1)),
    Row("0.7 of the range of five, without the longest", [10, 11, 12, 13, 14], (2.1, 2.1)),
    Row("no more for an outlier among five", [10, 11, 12, 13, 900], (2.1, 2.1)),
    Row("nothing of the lost ones", [10, nil, 11, 12, nil, 13, 14], (2.1, 2.1)),
    Row(
      "to the second and the last but one of nine, missed by 3.9 %",
      [10, 11, 13, 14, 15, 17, 19, 22, 90], (4, 7)),
    Row(
      "to the sixth and the fifteenth of twenty, missed by 4.1 %", (1...20).map { Double($0) },
      (4, 5)),
  ])
  func `reaches as far to either side`(row: Row) throws {
    let noise = Samples(milliseconds: row.samples).history.medianNoise(among: 1)
    let reaches = noise.map { [$0.below, $0.above].map(\.milliseconds) }
    #expect(
      reaches?.map { ($0 * 1e6).rounded() } == row.reaches?.map { ($0 * 1e6).rounded() })
  }

  @Test(arguments: [(1, 2.1), (8, 4.2), (27, 6.3)])
  func `reaches farther the more regions are compared`(regions: Int, reach: Double) throws {
    let samples = Samples(milliseconds: [10, 11, 12, 13, 14]).history
    let noise = try #require(samples.medianNoise(among: regions))
    #expect(abs(noise.below.milliseconds - reach) < 1e-6)
  }

  /// Equal regions, drawn time and again: chance sets any apart from the first in 5 % at most.
  @Test(arguments: Draw.allCases, Trial.all)
  func `tells equal regions apart in one of twenty rankings at most`(draw: Draw, trial: Trial)
    throws
  {
    var generator = SeededGenerator(seed: 20)
    let apart = try (0..<trial.rankings).count { _ in
      try trial.hasUntied(medians: .init(repeating: 50, count: trial.regions)) {
        draw.sample(using: &generator)
      }
    }
    #expect(Double(apart) <= 0.05 * Double(trial.rankings))
  }

  /// What is promised is not had by calling all the same.
  @Test(arguments: Trial.all)
  func `tells all regions apart from the first that are 5 ms away or more`(trial: Trial) throws {
    var generator = SeededGenerator(seed: 21)
    let medians = (0..<trial.regions).map { 20 + 5 * Double($0) }
    let clear = try (0..<trial.rankings).count { _ in
      try trial.tied(medians: medians) { 0.3 * Draw.normal.sample(using: &generator) } == 0
    }
    #expect(Double(clear) >= 0.98 * Double(trial.rankings))
  }

  /// What is drawn, in milliseconds; all with the same median where regions are equal.
  enum Draw: CaseIterable {
    case uniform
    case normal
    case exponential
    /// One of five waits for the air.
    case wireless

    func sample(using generator: inout SeededGenerator) -> Double {
      let unit = Double.random(in: Double.ulpOfOne...1, using: &generator)
      switch self {
      case .uniform: return 4 * unit
      case .exponential: return -2 * log(unit)
      case .normal:
        let turn = Double.random(in: 0...1, using: &generator)
        return (-2 * log(unit)).squareRoot() * cos(2 * .pi * turn)
      case .wireless:
        let waits = Int.random(in: 0..<5, using: &generator) == 0
        return (waits ? -10 : -0.5) * log(unit)
      }
    }
  }

  /// So many regions of so many samples each, ranked so many times.
  struct Trial: CustomTestStringConvertible {
    let samples: Int
    let regions: Int
    let rankings: Int

    static let all = [(5, 500), (10, 250), (60, 60), (256, 20)].flatMap { samples, rankings in
      [2, 22].map { Trial(samples: samples, regions: $0, rankings: rankings) }
    }

    var testDescription: String { "\(regions) regions of \(samples) samples" }

    func hasUntied(medians: [Double], draw: () -> Double) throws -> Bool {
      try tied(medians: medians, draw: draw) < regions - 1
    }

    /// How many are tied with the first.
    func tied(medians: [Double], draw: () -> Double) throws -> Int {
      let scores = try medians.map { median in
        let history = (0..<samples).map { _ in Sample.answered(.milliseconds(median + draw())) }
        return RegionScore(
          transport: .udp, median: try #require(history.median),
          noise: try #require(history.medianNoise(among: regions)), samples: samples)
      }
      let first = try #require(scores.min { $0.total < $1.total })
      return scores.count { $0.isWithinNoise(of: first) } - 1
    }
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var samples: [Double?]
    var reaches: [Double]?

    init(_ description: String, _ samples: [Double?], _ reaches: (Double, Double)?) {
      testDescription = description
      self.samples = samples
      self.reaches = reaches.map { [$0.0, $0.1] }
    }
  }
}

extension [Sample] {
  fileprivate var median: Duration? {
    let sorted = compactMap(\.roundTrip).sorted()
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }
}

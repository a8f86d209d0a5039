import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.statistics)) struct StickinessTests {
  @Test(arguments: [
    Row("by less than 3 ms and 10 %", held: 100, challenger: 97.5, keeps: true),
    Row("by 10 % and not 3 ms", held: 10, challenger: 8.5, keeps: false),
    Row("by 3 ms and not 10 %", held: 200, challenger: 196, keeps: false),
    Row("within the noise", held: 1, challenger: 0.85, keeps: true),
  ])
  func `gives way after three rounds`(row: Row) throws {
    var race = Race()
    try race.run(rounds: 1, uk: row.held, usEast: row.held + 50)
    let bests = try (1...4).map { _ in
      try race.run(rounds: 1, uk: row.held, usEast: row.challenger)
    }
    let end = row.keeps ? "uk" : "us_east"
    #expect(bests.map { $0?.name } == ["uk", "uk", end, end])
  }

  @Test func `counts a round once, however often it is asked`() throws {
    var race = Race()
    try race.run(rounds: 1, uk: 40, usEast: 90)
    try race.run(rounds: 1, uk: 40, usEast: 12)
    for _ in 0..<10 {
      #expect(try race.run(rounds: 0, uk: 40, usEast: 12) == .known("uk"))
    }
    #expect(race.stickiness.rounds == 1)
  }

  @Test func `counts anew where the lead is lost in between`() throws {
    var race = Race()
    try race.run(rounds: 1, uk: 40, usEast: 90)
    for challenger in [12.0, 12, 40, 12, 12] {
      #expect(try race.run(rounds: 1, uk: 40, usEast: challenger) == .known("uk"))
    }
    #expect(try race.run(rounds: 1, uk: 40, usEast: 12) == .known("us_east"))
  }

  @Test func `leaves at once what no longer answers`() throws {
    var race = Race()
    try race.run(rounds: 1, uk: 40, usEast: 90)
    var regions = [
      try RegionSnapshot.measured("uk", udp: [nil]), try .measured("us_east", udp: [90]),
    ]
    #expect(race.stickiness.rank(&regions) == .known("us_east"))
    regions = [try .measured("uk", udp: [nil])]
    #expect(race.stickiness.rank(&regions) == nil)
    #expect(race.stickiness.best == nil)
  }

  @Test func `follows the ranking freely while there are few samples`() throws {
    var stickiness = Stickiness()
    var regions = [
      try RegionSnapshot.measured("uk", udp: [40, 40, 40, 40]),
      try .measured("us_east", udp: [90]),
    ]
    #expect(stickiness.rank(&regions) == .known("uk"))
    regions[1] = try .measured("us_east", udp: [12])
    #expect(stickiness.rank(&regions) == .known("us_east"))
  }

  @Test func `does not give way to a challenger of few samples`() throws {
    var stickiness = Stickiness()
    for count in 5...9 {
      var regions = [
        try RegionSnapshot.measured("uk", udp: .init(repeating: 40, count: count)),
        try .measured("us_east", udp: count == 5 ? [nil] : [12]),
      ]
      #expect(stickiness.rank(&regions) == .known("uk"))
    }
  }

  @Test func `gives the kept one the first rank`() throws {
    var race = Race()
    try race.run(rounds: 1, uk: 40, usEast: 90)
    try race.run(rounds: 1, uk: 40, usEast: 12)
    #expect(race.regions.map(\.rank) == [1, 2])
  }

  /// Two regions 1 ms apart under 4 ms of noise: their order changes, the best does not.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `does not flap under noise`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var samples = [Samples(), Samples()]
    var stickiness = Stickiness()
    var bests: [Region?] = []
    for _ in 0..<400 {
      for (index, base) in [30.0, 31].enumerated() {
        samples[index].sent()
        samples[index].answered(
          after: .milliseconds(base + Double.random(in: 0...4, using: &generator)))
      }
      var regions = try zip(["uk", "us_east"], samples).map { name, samples in
        var region = try RegionSnapshot.measured(name, udp: [1])
        region.servers[0].statistics = samples.statistics
        region.servers[0].history = samples.history
        return region
      }
      bests.append(stickiness.rank(&regions))
    }
    let settled = bests.dropFirst(Stickiness.Rule().fewestSamples)
    #expect(Set(settled).count == 1)
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var held: Double
    var challenger: Double
    var keeps: Bool

    init(_ description: String, held: Double, challenger: Double, keeps: Bool) {
      testDescription = description
      self.held = held
      self.challenger = challenger
      self.keeps = keeps
    }
  }
}

/// Two regions, each of whose rounds adds a sample; all samples of a region are alike.
private struct Race {
  var stickiness = Stickiness()
  var regions: [RegionSnapshot] = []
  private var count = 10

  @discardableResult
  mutating func run(rounds: Int, uk: Double, usEast: Double) throws -> Region? {
    count += rounds
    regions = [
      try .measured("uk", udp: .init(repeating: uk, count: count)),
      try .measured("us_east", udp: .init(repeating: usEast, count: count)),
    ]
    return stickiness.rank(&regions)
  }
}

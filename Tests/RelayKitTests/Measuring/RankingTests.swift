import RelayKit
import Testing

@Suite struct RankingTests {
  @Test func `ranks by score, and leaves out what does not answer`() throws {
    var regions = [
      try RegionSnapshot.measured("uk", udp: [30]), try .measured("us_east", udp: [12]),
      try .measured("india", udp: [nil]),
    ]
    #expect(Ranking.rank(&regions) == .known("us_east"))
    #expect(regions.map(\.rank) == [2, 1, nil])
    #expect(regions.map(\.score) == [.milliseconds(30), .milliseconds(12), nil])
    #expect(regions.map(\.figures.latency) == [.milliseconds(30), .milliseconds(12), nil])
    #expect(regions.map { $0.standing?.transport } == [.udp, .udp, nil])
  }

  @Test func `has no best where nothing answers`() throws {
    var regions = [try RegionSnapshot.measured("uk", udp: [nil])]
    #expect(Ranking.rank(&regions) == nil)
  }

  @Test func `takes rank and ties back where a region falls silent`() throws {
    var regions = [
      try RegionSnapshot.measured("uk", udp: [12]), try .measured("us_east", udp: [12.5]),
    ]
    Ranking.rank(&regions)
    #expect(regions.map(\.tiedWith) == [[.known("us_east")], [.known("uk")]])
    regions[1].servers = []
    Ranking.rank(&regions)
    #expect(regions == [try .measuredAndRanked("uk", udp: [12]), regions[1]])
    #expect(regions[1] == RegionSnapshot(region: .known("us_east")))
  }

  @Test func `prefers UDP to a nearer TCP that is all another region has`() throws {
    let ranking = Ranking(of: [
      try .measured("uk", udp: [nil], tcp: [20]), try .measured("us_east", udp: [23], tcp: [5]),
    ])
    #expect(ranking.best == .known("us_east"))
  }

  @Test func `ties regions that chance could explain, and counts them all for the next rank`()
    throws
  {
    let ranking = Ranking(of: [
      try .measured("uk", udp: Self.around(12)), try .measured("europe", udp: Self.around(13)),
      try .measured("us_east", udp: Self.around(17)),
    ])
    #expect(ranking.places.map(\.rank) == [1, 1, 3])
    #expect(
      ranking.places.map(\.tiedWith) == [[.known("europe")], [.known("uk")], []])
  }

  @Test func `ties with the first of a rank alone, so that ties form no chain`() throws {
    let ranking = Ranking(
      of: try zip(["uk", "europe", "us_east", "india"], [12, 15, 18, 21]).map { name, median in
        try .measured(name, udp: Self.around(median))
      })
    #expect(ranking.places.map(\.rank) == [1, 1, 3, 3])
  }

  @Test func `takes regions of the same servers for one, whatever one of them has besides`() throws
  {
    let ranking = Ranking(of: [
      try .measured("usa", udp: Self.around(12), tcp: [nil], sameAs: ["us_east"]),
      try .measured("us_east", udp: Self.around(12), sameAs: ["usa"]),
      try .measured("uk", udp: Self.around(14.5)),
    ])
    #expect(ranking.places.map(\.region.name) == ["us_east", "usa", "uk"])
    #expect(ranking.places.map(\.rank) == [1, 1, 1])
    #expect(ranking.places.map(\.sameAs) == [[.known("usa")], [.known("us_east")], []])
    #expect(
      ranking.places.map(\.tiedWith)
        == [[.known("uk")], [.known("uk")], [.known("us_east"), .known("usa")]])
  }

  @Test func `names a place before a name that the service routes`() throws {
    let ranking = Ranking(
      of: try ["default", "global", "standard", "usa"].map { try .measured($0, udp: [12]) })
    #expect(ranking.places.map(\.region.name) == ["usa", "global", "standard", "default"])
  }

  @Test func `puts the kept one first, with its servers' other names`() throws {
    let regions = [
      try RegionSnapshot.measured("uk", udp: Self.around(12)),
      try .measured("us_east", udp: Self.around(40), sameAs: ["usa"]),
      try .measured("usa", udp: Self.around(40), sameAs: ["us_east"]),
      try .measured("india", udp: Self.around(80)),
    ]
    let ranking = Ranking(of: regions, keeping: .known("usa"))
    #expect(ranking.places.map(\.region.name) == ["usa", "us_east", "uk", "india"])
    #expect(ranking.places.map(\.rank) == [1, 1, 3, 4])
    #expect(Ranking(of: regions, keeping: .known("oceania")) == Ranking(of: regions))
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `does not depend on the order of the regions`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let regions = try Self.randomRegions(using: &generator)
    let ranking = Ranking(of: regions)
    for _ in 0..<5 {
      #expect(Ranking(of: regions.shuffled(using: &generator)) == ranking)
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `ties both ways, and shares ranks among the tied alone`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let places = Ranking(of: try Self.randomRegions(using: &generator)).places
    for place in places {
      let equals = places.filter { $0.rank == place.rank && $0.region != place.region }
      #expect(Set(equals.map(\.region)) == Set(place.tiedWith + place.sameAs))
      #expect(place.rank == 1 + places.count { $0.rank < place.rank })
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `keeps its order at any scale`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let medians = Region.all.map { _ in Double.random(in: 10...200, using: &generator) }
    let orders = try [1.0, 3, 10].map { scale in
      Ranking(
        of: try zip(Region.all, medians).map { region, median in
          try .measured(region.name, udp: .init(repeating: median * scale, count: 20), tcp: [nil])
        }
      ).places.map(\.region)
    }
    #expect(orders[1] == orders[0])
    #expect(orders[2] == orders[0])
  }

  /// Twenty samples of this median, whose noise among a few regions reaches 2 ms to each side.
  private static func around(_ median: Double) -> [Double?] {
    (0..<20).map { median + 4 * Double($0 % 3 - 1) * 0.5 }
  }

  /// All regions, some near each other, some lossy, some silent, and some the same as another.
  private static func randomRegions(
    using generator: inout SeededGenerator
  ) throws -> [RegionSnapshot] {
    var regions = try Region.all.map { region in
      let base = Double.random(in: 10...40, using: &generator)
      let samples: [Double?] = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        Int.random(in: 0..<12, using: &generator) == 0
          ? nil : base + Double.random(in: 0...3, using: &generator)
      }
      return try RegionSnapshot.measured(region.name, udp: samples)
    }
    for _ in 0..<3 {
      let pair = regions.indices.shuffled(using: &generator).prefix(2)
        .filter { regions[$0].sameAs.isEmpty }
      guard let first = pair.first, let second = pair.last, first != second else { continue }
      regions[second].servers = regions[first].servers
      regions[first].sameAs = [regions[second].region]
      regions[second].sameAs = [regions[first].region]
    }
    return regions
  }
}

extension RegionSnapshot {
  fileprivate static func measuredAndRanked(_ name: String, udp: [Double?]) throws -> RegionSnapshot
  {
    var region = try measured(name, udp: udp)
    region.standing = RegionScore(of: region)
    region.score = region.standing?.total
    region.rank = 1
    return region
  }
}

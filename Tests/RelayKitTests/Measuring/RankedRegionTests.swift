import RelayKit
import Testing

@Suite struct RankedRegionTests {
  @Test func `are listed the best first, then by rank, then as asked for, the others last`() throws
  {
    var snapshot = ReportFixture.snapshot
    snapshot.regions = [
      try .measured("india", udp: [nil]), try .measured("uk", udp: [12.3]),
      try .measured("us_east", udp: [12.5], sameAs: ["usa"]), try .measured("asia", udp: [40]),
      try .measured("usa", udp: [12.5], sameAs: ["us_east"]), RegionSnapshot(region: .known("eu")),
    ]
    snapshot.best = Ranking.rank(&snapshot.regions, keeping: .known("us_east"))
    let ranked = snapshot.rankedRegions()
    #expect(
      ranked.map(\.snapshot.region.name) == ["us_east", "uk", "usa", "asia", "india", "eu"])
    #expect(ranked.map(\.rank) == [" 1", " 1=", " 1=", " 4", "", ""])
    #expect(ranked.map(\.index) == [2, 1, 4, 3, 0, 5])
    #expect(ranked.map(\.isBest) == [true, false, false, false, false, false])
    #expect(ranked.map(\.alias?.name) == [nil, nil, "us_east", nil, nil, nil])
  }

  @Test(arguments: [
    (RankedRegion.Order.steady, ["us_east", "uk", "usa"]), (.exact, ["usa", "uk", "us_east"]),
  ])
  func `stand within a rank as a screen or a report has them`(
    order: RankedRegion.Order, names: [String]
  ) throws {
    var snapshot = ReportFixture.snapshot
    snapshot.regions = [
      try .measured("us_east", udp: [12.6]), try .measured("uk", udp: [12.5]),
      try .measured("usa", udp: [12.4]),
    ]
    snapshot.best = nil
    _ = Ranking.rank(&snapshot.regions)
    #expect(snapshot.regions.map(\.rank) == [1, 1, 1])
    #expect(snapshot.rankedRegions(in: order).map(\.snapshot.region.name) == names)
  }
}

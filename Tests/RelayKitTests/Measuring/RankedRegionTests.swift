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
    let ranked = snapshot.rankedRegions
    #expect(
      ranked.map(\.snapshot.region.name) == ["us_east", "uk", "usa", "asia", "india", "eu"])
    #expect(ranked.map(\.rank) == [" 1", " 1=", " 1=", " 4", "", ""])
    #expect(ranked.map(\.index) == [2, 1, 4, 3, 0, 5])
    #expect(ranked.map(\.isBest) == [true, false, false, false, false, false])
    #expect(ranked.map(\.alias?.name) == [nil, nil, "us_east", nil, nil, nil])
  }
}

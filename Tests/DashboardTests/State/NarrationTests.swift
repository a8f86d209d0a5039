import Dashboard
import RelayKit
import Testing

@Suite struct NarrationTests {
  @Test func `tells each change of state once, in a line, with its time`() {
    var narration = Narration(after: SnapshotFixtures.loading)
    #expect(
      narration.opening
        == "turntop: https://app.metered.live, 22 regions, a line for each change, ^C ends")
    let first = narration.lines(for: SnapshotFixtures.mixed).map(\.text)
    #expect(first.contains("03:05:09 us_east: ok, 12.7 ms, rank 1"))
    #expect(first.contains("03:05:09 australia: no answer, no answer within 5 s"))
    #expect(first.contains("03:05:09 best is us_east"))
    #expect(!first.contains { $0.contains("standard") })
    #expect(narration.lines(for: SnapshotFixtures.mixed) == [])
  }

  @Test func `tells no rank before there is ground for one`() {
    var early = SnapshotFixtures.mixed
    early.regions[early.regions.count - 1] = SnapshotFixtures.loading.regions[0]
    for index in early.regions.indices { early.regions[index].standing?.samples = 1 }
    var narration = Narration(after: SnapshotFixtures.loading)
    let lines = narration.lines(for: early).map(\.text)
    #expect(lines.contains("03:05:09 us_east: ok, 12.7 ms"))
    #expect(!lines.contains { $0.contains("rank") })
  }

  /// In the sentence of its region, and in no line beside it.
  @Test(arguments: [
    SnapshotFixtures.mixed, SnapshotFixtures.troubled,
  ])
  func `tells each reason once`(_ snapshot: Snapshot) {
    var narration = Narration(after: SnapshotFixtures.loading)
    let lines = narration.lines(for: snapshot).map { String($0.text.dropFirst("03:05:09 ".count)) }
    let reasons = snapshot.regions.compactMap { region in region.reason.map { (region, $0) } }
    #expect(!reasons.isEmpty)
    for (region, reason) in reasons {
      let told = lines.filter { $0.contains(reason.text) }
      let others = told.filter { line in
        !snapshot.regions.contains { line.hasPrefix("\($0.region.displayName): ") }
      }
      let own = told.count { $0.hasPrefix("\(region.region.displayName): ") }
      #expect(own == 1 && others == [])
    }
  }

  @Test func `keeps silent where only figures change`() {
    var narration = Narration(after: SnapshotFixtures.steady(0))
    for tick in 1...20 { #expect(narration.lines(for: SnapshotFixtures.steady(tick)) == []) }
  }
}

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

  @Test func `keeps silent where only figures change`() {
    var narration = Narration(after: SnapshotFixtures.steady(0))
    for tick in 1...20 { #expect(narration.lines(for: SnapshotFixtures.steady(tick)) == []) }
  }
}

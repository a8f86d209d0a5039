import STUN
import TestSupport
import Testing

/// How long the answer to a release is waited for.
@Suite(.pitfall(.leakedAllocation)) struct AllocationReleasePaceTests {
  /// The answer to a request that was repeated comes no sooner than a round trip after the first.
  @Test(arguments: [(200, 500), (300, 600), (650, 1_300), (1_800, 2_000)])
  func `waits for two round trips, though no longer than two seconds`(
    roundTrip: Int, patience: Int
  ) {
    var walk = Self.grantedSlowly(roundTrip)
    #expect(walk.see(.release, at: 4_000).last == .wake(5, after: patience))
  }

  @Test func `takes the shortest time that an answer took for the round trip`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1), at: 900)
    walk.take(.answer(.granted(), to: 2), at: 1_250)
    #expect(walk.see(.release, at: 2_000).last == .wake(5, after: 700))
  }

  @Test func `waits half a second at most where that is all there is`() {
    var walk = Self.grantedSlowly(650)
    #expect(walk.see(.hasten, at: 4_000).last == .wake(5, after: 500))
    walk.expect(.hasten, at: 4_100, [])
  }

  @Test func `waits no longer than half a second more once it is hastened`() {
    var walk = Self.grantedSlowly(650)
    walk.take(.release, at: 4_000)
    walk.expect(.hasten, at: 4_100, [.wake(6, after: 500)])
    walk.expect(.woke(5), at: 5_300, [])
    walk.expect(.woke(6), at: 4_600, [.report(.ended(.unanswered))])
    var late = Self.grantedSlowly(650)
    late.take(.release, at: 4_000)
    late.expect(.hasten, at: 4_900, [])
    late.expect(.woke(5), at: 5_300, [.report(.ended(.unanswered))])
  }

  /// A walk whose answers took this long, in milliseconds.
  private static func grantedSlowly(_ roundTrip: Int) -> Walk {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1), at: roundTrip)
    walk.take(.answer(.granted(), to: 2), at: 2 * roundTrip)
    return walk
  }
}

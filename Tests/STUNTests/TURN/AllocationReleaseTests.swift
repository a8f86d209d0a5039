import STUN
import TestSupport
import Testing

@Suite(.pitfall(.leakedAllocation)) struct AllocationReleaseTests {
  @Test func `asks for no more life, and ends when that is confirmed`() {
    var walk = Walk.granted()
    walk.expect(
      .release,
      [.sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(4, after: 125), .wake(5, after: 500)])
    walk.expect(.answer(.refreshed(lifetime: 0), to: 3), [.report(.ended(.confirmed))])
    walk.expect(.woke(5), [])
    walk.expect(.release, [])
  }

  @Test func `repeats a release over UDP, and waits no longer than half a second`() {
    var walk = Walk.granted()
    walk.take(.release)
    walk.expect(.woke(4), at: 125, [.sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(6, after: 250)])
    walk.expect(.woke(6), at: 375, [.sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(7, after: 2000)])
    walk.expect(.woke(5), at: 500, [.report(.ended(.unanswered))])
  }

  @Test func `sends a release once over a stream`() {
    var walk = Walk.granted(.stream())
    walk.expect(
      .release,
      [.sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(4, after: 39_500), .wake(5, after: 500)])
    walk.expect(.woke(5), [.report(.ended(.unanswered))])
  }

  @Test(arguments: [
    (ErrorCode.allocationMismatch, Allocation.Release.alreadyGone),
    (.unauthenticated, .refused(Refusal(.refresh, .unauthenticated))),
    (.serverError, .refused(Refusal(.refresh, .serverError))),
  ])
  func `ends with what the server says to its release`(
    code: ErrorCode, release: Allocation.Release
  ) {
    var walk = Walk.granted()
    walk.take(.release)
    walk.expect(.answer(.refused(code, .refresh), to: 3), [.report(.ended(release))])
  }

  @Test(arguments: [
    (Reply.refreshed(lifetime: 600), Allocation.Release.kept(.seconds(600))),
    (Reply.done(.refresh), .confirmed),
    (Reply(messageClass: .success, method: .refresh), .unsigned),
    (Reply(messageClass: .success, method: .refresh, key: Fixture.foreignKey), .unsigned),
  ])
  func `believes only a signed answer that leaves no time`(
    reply: Reply, release: Allocation.Release
  ) {
    var walk = Walk.granted()
    walk.take(.release)
    walk.expect(.answer(reply, to: 3), [.report(.ended(release))])
    #expect(release.isComplete == (release == .confirmed))
  }

  @Test func `has nothing to release before it began`() {
    var walk = Walk()
    walk.expect(.release, [.report(.ended(.nothingToRelease))])
  }

  @Test func `waits before the challenge only for what the server says`() {
    var walk = Walk()
    walk.take(.start)
    walk.expect(.release, [.wake(2, after: 500)])
    walk.expect(.answer(.challenge(), to: 1), [.report(.ended(.nothingToRelease))])
  }

  @Test func `has nothing to release where no challenge comes`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.release)
    walk.expect(.woke(1), [])
    walk.expect(.woke(2), [.report(.ended(.nothingToRelease))])
  }

  @Test func `releases what a server without credentials grants too late`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.release)
    walk.expect(
      .answer(.granted(key: nil), to: 1), [.sent("Refresh #2 LIFETIME 0"), .wake(3, after: 125)])
    walk.expect(.answer(.refreshed(lifetime: 0), to: 2), [.report(.ended(.confirmed))])
  }

  @Test func `answers a challenge to its release`() throws {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.granted(key: nil), to: 1))
    walk.take(.release)
    walk.expect(
      .answer(.challenge(to: .refresh), to: 2),
      [
        .report(.challenged(.release, try Fixture.challenge(), roundTrip: .zero)),
        .sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(5, after: 125),
      ])
  }

  @Test func `ends where a refresh finds the allocation gone`() {
    var walk = Walk.granted()
    walk.take(.woke(3))
    walk.expect(
      .answer(.refused(.allocationMismatch, .refresh), to: 3),
      [
        .report(.failed(.refresh, .refused(Refusal(.refresh, .allocationMismatch)))),
        .report(.ended(.alreadyGone)),
      ])
  }

  @Test func `releases what it cannot refresh`() {
    var walk = Walk.granted()
    walk.take(.woke(3))
    walk.expect(
      .answer(.refused(.serverError, .refresh), to: 3),
      [
        .report(.failed(.refresh, .refused(Refusal(.refresh, .serverError)))),
        .sent("Refresh #4 nonce-1 LIFETIME 0"), .wake(5, after: 125), .wake(6, after: 500),
      ])
  }
}

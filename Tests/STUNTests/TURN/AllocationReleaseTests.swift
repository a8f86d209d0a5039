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

  @Test func `releases at once what may be on its way`() {
    var walk = Self.waitingForGrant
    walk.expect(
      .release,
      [.sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(3, after: 125), .wake(4, after: 500)])
    walk.expect(.woke(2), [])
    walk.expect(.answer(.granted(), to: 2), [])
    walk.expect(.answer(.refreshed(lifetime: 0), to: 3), [.report(.ended(.confirmed))])
  }

  @Test func `releases again where the release overtook the grant`() {
    var walk = Self.waitingForGrant
    walk.take(.release)
    walk.expect(.answer(.refused(.allocationMismatch, .refresh), to: 3), [])
    walk.expect(
      .answer(.granted(), to: 2), [.sent("Refresh #4 nonce-1 LIFETIME 0"), .wake(5, after: 125)])
    walk.expect(.answer(.refreshed(lifetime: 0), to: 4), [.report(.ended(.confirmed))])
  }

  @Test func `releases again where only the answers changed places`() {
    var walk = Self.waitingForGrant
    walk.take(.release)
    walk.expect(.answer(.granted(), to: 2), [])
    walk.expect(
      .answer(.refused(.allocationMismatch, .refresh), to: 3),
      [.sent("Refresh #4 nonce-1 LIFETIME 0"), .wake(5, after: 125)])
    walk.expect(
      .answer(.refused(.allocationMismatch, .refresh), to: 4), [.report(.ended(.alreadyGone))])
  }

  @Test func `has nothing to release where the grant is refused after all`() {
    var walk = Self.waitingForGrant
    walk.take(.release)
    walk.expect(.answer(.refused(.allocationMismatch, .refresh), to: 3), [])
    walk.expect(
      .answer(.refused(.allocationQuotaReached), to: 2), [.report(.ended(.nothingToRelease))])
  }

  @Test func `releases what a server may have granted without its answer arriving`() {
    var walk = Walk(.datagrams(Retransmission(transmissions: 1, lastWait: 1)))
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .woke(2),
      [
        .report(.failed(.allocate(.v4), .silent(.allocate, transmissions: 1))),
        .sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(3, after: 125), .wake(4, after: 500),
      ])
    walk.expect(.woke(4), [.report(.ended(.unanswered))])
  }

  @Test(arguments: [
    (Reply.done(.allocate), RequestFailure.incomplete(.allocate, missing: "XOR-RELAYED-ADDRESS")),
    (
      .done(.allocate) { $0.append(.xorRelayedAddress, Fixture.relayed) },
      .incomplete(.allocate, missing: "LIFETIME")
    ),
    (
      .done(.allocate) { $0.append(RawAttribute(type: 0x0016, value: [1])) },
      .malformed(.allocate, .value(type: 0x0016, .length(1, needed: 2)))
    ),
  ])
  func `releases what a broken answer grants`(reply: Reply, failure: RequestFailure) {
    var walk = Self.waitingForGrant
    walk.expect(
      .answer(reply, to: 2),
      [
        .report(.failed(.allocate(.v4), failure)), .sent("Refresh #3 nonce-1 LIFETIME 0"),
        .wake(3, after: 125), .wake(4, after: 500),
      ])
  }

  /// The first may have been granted, its answer lost, and the second be refused for just that.
  @Test(arguments: [
    ErrorCode.allocationMismatch, .allocationQuotaReached, .serverError, .unauthenticated,
  ])
  func `releases what was asked for twice before it was refused`(code: ErrorCode) {
    var walk = Self.waitingForGrant
    walk.take(.woke(2), at: 500)
    walk.expect(
      .answer(.refused(code), to: 2), at: 510,
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, code)))),
        .sent("Refresh #3 nonce-1 LIFETIME 0"), .wake(4, after: 125), .wake(5, after: 500),
      ])
    walk.expect(.answer(.refreshed(lifetime: 0), to: 3), [.report(.ended(.confirmed))])
  }

  @Test func `releases what was asked for twice before its nonce went stale`() {
    var walk = Self.waitingForGrant
    walk.take(.woke(2), at: 500)
    walk.take(.answer(.challenge(.staleNonce, nonce: "nonce-2"), to: 2), at: 510)
    #expect(
      walk.see(.answer(.refused(.allocationMismatch), to: 3), at: 520).contains(
        .sent("Refresh #4 nonce-2 LIFETIME 0")))
  }

  @Test func `releases what a server without credentials granted before it refused`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.woke(1), at: 500)
    #expect(
      walk.see(.answer(.refused(.allocationMismatch), to: 1), at: 510).contains(
        .sent("Refresh #2 LIFETIME 0")))
  }

  @Test func `has nothing to release where the only request is refused`() {
    var walk = Self.waitingForGrant
    #expect(
      walk.see(.answer(.refused(.allocationMismatch), to: 2)).last
        == .report(.ended(.nothingToRelease)))
  }

  @Test func `releases again where the second request is refused after the release`() {
    var walk = Self.waitingForGrant
    walk.take(.woke(2), at: 500)
    walk.take(.release, at: 510)
    walk.expect(.answer(.refused(.allocationMismatch), to: 2), at: 520, [])
    walk.expect(
      .answer(.refused(.allocationMismatch, .refresh), to: 3), at: 530,
      [.sent("Refresh #4 nonce-1 LIFETIME 0"), .wake(6, after: 125)])
  }

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

  /// A walk whose answers took this long, in milliseconds.
  private static func grantedSlowly(_ roundTrip: Int) -> Walk {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1), at: roundTrip)
    walk.take(.answer(.granted(), to: 2), at: 2 * roundTrip)
    return walk
  }

  /// A walk whose Allocate has been signed and is still unanswered.
  private static var waitingForGrant: Walk {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    return walk
  }
}

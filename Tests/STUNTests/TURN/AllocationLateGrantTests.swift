import STUN
import TestSupport
import Testing

/// A release while it is not known what the server has granted, or will.
@Suite(.pitfall(.leakedAllocation)) struct AllocationLateGrantTests {
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

  /// A walk whose Allocate has been signed and is still unanswered.
  private static var waitingForGrant: Walk {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    return walk
  }
}

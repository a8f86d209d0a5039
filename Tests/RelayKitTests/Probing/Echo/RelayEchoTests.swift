import RelayKit
import STUN
import TestSupport
import Testing

/// The echo as a value: a line a transition, and a clock that is a number.
@Suite struct RelayEchoTests {
  @Test(.pitfall(.refusedPeer))
  func `sends packets to itself through two allocations, and gives both back`() {
    var walk = EchoWalk()
    walk.expect(.start, [.tell(.near, .start)])
    walk.expect(.happened(.near, .granted(.near)), [.tell(.far, .start)])
    walk.expect(
      .happened(.far, .granted(.far)), [.tell(.near, .bind(.far)), .tell(.far, .bind(.near))])
    walk.expect(.happened(.far, .bound(to: .near)), [])
    walk.expect(
      .happened(.near, .bound(to: .far)), at: 100,
      [.tell(.near, .packet(0)), .wake(.packet, after: .milliseconds(20))])
    walk.expect(.happened(.far, .heard(0)), at: 112, [.tell(.far, .reply(0))])
    walk.expect(
      .timerFired(.packet), at: 120,
      [.tell(.near, .packet(1)), .wake(.packet, after: .milliseconds(20))])
    walk.expect(.happened(.near, .returned(0)), at: 124, [])
    walk.expect(.happened(.far, .heard(1)), at: 132, [.tell(.far, .reply(1))])
    walk.expect(
      .timerFired(.packet), at: 140,
      [.tell(.near, .packet(2)), .wake(.patience, after: .milliseconds(500))])
    walk.expect(.happened(.near, .returned(1)), at: 148, [])
    walk.expect(.happened(.far, .heard(2)), at: 152, [.tell(.far, .reply(2))])
    walk.expect(
      .happened(.near, .returned(2)), at: 166, [.tell(.near, .release), .tell(.far, .release)])
    walk.expect(.happened(.near, .ended(.confirmed)), at: 170, [])
    walk.expect(
      .happened(.far, .ended(.confirmed)), at: 171,
      [.finished(.example(.measured, times: [24, 28, 26]))])
    walk.expect(.closed(.near, .closedByPeer), at: 172, [])
    walk.expect(.timerFired(.patience), at: 640, [])
  }

  @Test func `keeps its beat however late it is woken`() {
    var walk = EchoWalk.sending()
    walk.expect(
      .timerFired(.packet), at: 27,
      [.tell(.near, .packet(1)), .wake(.packet, after: .milliseconds(13))])
    walk = .sending(packets: 4)
    walk.expect(
      .timerFired(.packet), at: 90,
      [.tell(.near, .packet(1)), .wake(.packet, after: .zero)])
    walk.expect(
      .timerFired(.packet), at: 90,
      [.tell(.near, .packet(2)), .wake(.packet, after: .zero)])
  }

  /// Both ends tell of the stop; packets 0 and 1 were on their way.
  @Test func `withdraws what was on its way when the process was stopped, and shifts the beat`() {
    var walk = EchoWalk.sending(packets: 4)
    walk.take(.timerFired(.packet), at: 20)
    walk.expect(.happened(.near, .wasStopped(for: .milliseconds(1_000))), at: 1_025, [])
    walk.expect(.happened(.far, .wasStopped(for: .milliseconds(990))), at: 1_025, [])
    walk.hear(0, at: 1_026)
    walk.expect(.happened(.near, .returned(0)), at: 1_026, [])
    walk.expect(
      .timerFired(.packet), at: 1_040,
      [.tell(.near, .packet(2)), .wake(.packet, after: .milliseconds(20))])
    walk.hear(2, at: 1_045)
    walk.expect(.happened(.near, .returned(2)), at: 1_052, [])
    walk.expect(
      .timerFired(.packet), at: 1_060,
      [.tell(.near, .packet(3)), .wake(.patience, after: .milliseconds(500))])
    walk.hear(3, at: 1_066)
    walk.expect(.happened(.near, .returned(3)), at: 1_073, [])
    walk.expect(.timerFired(.patience), at: 1_560, .bothReleased)
    walk.expectEnd(.example(.measured, times: [12, 13]))
  }

  @Test func `counts as lost what is not back in time`() {
    var walk = EchoWalk.awaiting()
    walk.hear(1, at: 45)
    walk.take(.happened(.near, .returned(1)), at: 50)
    walk.expect(.timerFired(.patience), at: 540, .bothReleased)
    walk.expectEnd(.example(.measured, times: [30], lost: 2))
  }

  @Test func `says so where nothing comes back at all`() {
    var walk = EchoWalk.awaiting()
    walk.expect(.timerFired(.patience), at: 540, .bothReleased)
    walk.expectEnd(.example(.silent, times: [], lost: 3))
  }

  @Test func `proves nothing by what comes back without having been at the other end`() {
    var walk = EchoWalk.awaiting()
    for number in 0..<3 as Range<UInt8> {
      walk.expect(.happened(.near, .returned(number)), at: 44, [])
    }
    walk.expect(.timerFired(.patience), at: 540, .bothReleased)
    var end = RelayEchoEnd.example(.mirrored, times: [], lost: 3)
    end.strays.mirrored = 3
    walk.expectEnd(end)
  }

  @Test func `measures what is relayed beside what is sent back at once`() {
    var walk = EchoWalk.awaiting()
    walk.expect(.happened(.near, .returned(1)), at: 30, [])
    walk.hear(1, at: 45)
    walk.expect(.happened(.near, .returned(1)), at: 50, [])
    walk.expect(.timerFired(.patience), at: 540, .bothReleased)
    var end = RelayEchoEnd.example(.measured, times: [30], lost: 2)
    end.strays.mirrored = 1
    walk.expectEnd(end)
  }

  @Test func `takes no packet twice, late or from elsewhere`() {
    var walk = EchoWalk.awaiting()
    walk.hear(1, at: 40)
    walk.hear(2, at: 40)
    walk.expect(.happened(.far, .heard(0)), at: 41, [.tell(.far, .reply(0))])
    walk.expect(.happened(.far, .heard(0)), at: 42, [])
    walk.expect(.happened(.far, .heard(7)), at: 42, [])
    walk.expect(.happened(.near, .received(Array("hello".utf8), from: .far)), at: 43, [])
    walk.expect(.happened(.near, .received(.packet(1), from: .near)), at: 43, [])
    walk.expect(.happened(.near, .returned(1)), at: 44, [])
    walk.expect(.happened(.near, .returned(1)), at: 45, [])
    walk.expect(.happened(.near, .returned(0)), at: 501, [])
    walk.expect(.timerFired(.patience), at: 540, .bothReleased)
    walk.expect(.happened(.near, .returned(2)), at: 541, [])
    var end = RelayEchoEnd.example(.measured, times: [24], lost: 2)
    end.strays.duplicates = 2
    end.strays.foreign = 3
    end.strays.late = 1
    walk.expectEnd(end)
  }

  @Test(
    arguments: [
      (.allocationQuotaReached, RelayEchoEnd.Outcome.noRoom),
      (.insufficientCapacity, .refused(.refused(Refusal(.allocate, .insufficientCapacity)))),
    ] as [(ErrorCode, RelayEchoEnd.Outcome)])
  func `gives the first allocation back where there is no second`(
    error: ErrorCode, outcome: RelayEchoEnd.Outcome
  ) {
    var walk = EchoWalk()
    walk.take(.start, at: 0)
    walk.take(.happened(.near, .granted(.near)), at: 0)
    walk.expect(
      .happened(.far, .failed(.allocate(.v4), .refused(Refusal(.allocate, error)))),
      [.tell(.near, .release), .tell(.far, .release)])
    walk.expect(.happened(.far, .ended(.nothingToRelease)), [])
    walk.expect(
      .happened(.near, .ended(.confirmed)), [.finished(.example(outcome, granted: 1, released: 1))])
  }

  /// No answer told of a grant.
  @Test(
    arguments: [
      (.confirmed, 1, []), (.unanswered, 0, [.seconds(600)]), (.alreadyGone, 0, []),
    ] as [(Allocation.Release, Int, [Duration])])
  func `counts what it was never told of by what becomes of its release`(
    release: Allocation.Release, count: Int, doubts: [Duration]
  ) {
    var walk = EchoWalk.allocating()
    let failure = RequestFailure.silent(.allocate, transmissions: 3)
    walk.take(.happened(.near, .failed(.allocate(.v4), failure)), at: 0)
    var end = RelayEchoEnd.example(.refused(failure), granted: count, released: count)
    end.doubts = doubts
    walk.expect(.happened(.near, .ended(release)), [.finished(end)])
  }

  /// With a quarter of what is no packets' left it gives back, and with nothing left it hears no more.
  @Test func `stops at its limit`() {
    var walk = EchoWalk.sending()
    let limit = EchoWalk.limit
    walk.expect(.moved(limit - 51), at: 5, [])
    walk.expect(.moved(limit - 50), at: 6, .bothReleased)
    walk.expect(.timerFired(.packet), at: 20, [])
    walk.expect(.moved(limit - 1), at: 21, [])
    var end = RelayEchoEnd.example(.exceeded(limit: limit), released: 0)
    end.statistics = .of(times: [], sent: 1)
    walk.expect(.moved(limit), at: 22, [.finished(end)])
    walk.expect(.moved(limit + 1), at: 23, [])
  }

  @Test func `gives back what it has where it is stopped in time`() {
    var walk = EchoWalk.sending()
    walk.take(.moved(EchoWalk.limit - 50), at: 5)
    var end = RelayEchoEnd.example(.exceeded(limit: EchoWalk.limit))
    end.statistics = .of(times: [], sent: 1)
    walk.expectEnd(end)
  }

  @Test func `asks for no second allocation where there is no first`() {
    var walk = EchoWalk()
    let failure = RequestFailure.refused(Refusal(.allocate, .insufficientCapacity))
    walk.take(.start, at: 0)
    walk.expect(
      .happened(.near, .failed(.allocate(.v4), failure)), [.tell(.near, .release)])
    walk.expect(
      .happened(.near, .ended(.nothingToRelease)),
      [.finished(.example(.refused(failure), granted: 0, released: 0))])
  }

  @Test(.pitfall(.refusedPeer)) func `calls a refused peer what it is, a policy`() {
    var walk = EchoWalk.binding()
    let refusal = Refusal(.channelBind, .forbidden)
    walk.expect(
      .happened(.near, .failed(.channelBind(0x4000, .far), .refused(refusal))), .bothReleased)
    walk.expect(.happened(.far, .failed(.channelBind(0x4000, .near), .refused(refusal))), [])
    walk.expectEnd(.example(.forbidden(refusal)))
  }

  @Test func `gives up with a flow that ends, and gives back what the other holds`() {
    var walk = EchoWalk.sending()
    walk.expect(.closed(.near, .closedByPeer), at: 5, [.tell(.far, .release)])
    walk.expect(.timerFired(.packet), at: 20, [])
    var end = RelayEchoEnd.example(.unreachable(.closedByPeer), released: 1)
    end.statistics = .of(times: [], sent: 1)
    walk.expect(.happened(.far, .ended(.confirmed)), at: 21, [.finished(end)])
  }

  @Test(arguments: [Allocation.Release.unanswered, .refused(Refusal(.refresh, .wrongCredentials))])
  func `counts what was not given back`(release: Allocation.Release) {
    var walk = EchoWalk.binding()
    walk.expect(.cancel, .bothReleased)
    walk.expect(.happened(.near, .ended(release)), [])
    walk.expect(
      .happened(.far, .ended(.alreadyGone)), [.finished(.example(.cancelled, released: 1))])
  }

  @Test(
    arguments: [
      (EchoWalk(), []), (.allocating(), [.near]), (.binding(), [.near, .far]),
      (.sending(), [.near, .far]), (.awaiting(), [.near, .far]),
    ] as [(EchoWalk, [RelayEcho.End])])
  func `releases whatever it holds when it is cancelled, once`(
    walk: EchoWalk, holding: [RelayEcho.End]
  ) {
    var walk = walk
    let actions = walk.take(.cancel, at: 50)
    #expect(actions.prefix(holding.count) == holding.map { .tell($0, .release) }[...])
    #expect(walk.take(.cancel, at: 51).isEmpty)
    #expect(walk.take(.start, at: 51).isEmpty)
    let last = holding.flatMap { walk.take(.happened($0, .ended(.confirmed)), at: 52) }
    #expect((actions + last).count { if case .finished = $0 { true } else { false } } == 1)
  }
}

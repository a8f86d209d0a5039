import STUN
import TestSupport
import Testing

@Suite struct AllocationRefusalTests {
  @Test(arguments: [
    ErrorCode.badRequest, .forbidden, .unknownAttribute, .allocationMismatch,
    .addressFamilyNotSupported, .wrongCredentials, .unsupportedTransportProtocol,
    .allocationQuotaReached, .serverError, .insufficientCapacity,
    ErrorCode(code: 699, reason: "Whatever"),
  ])
  func `ends with what the server says, and has nothing to release`(code: ErrorCode) {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .answer(.refused(code), to: 2),
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, code)))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `names the attributes that the server does not know`() {
    var walk = Walk()
    walk.take(.start)
    let reply = Reply.refused(.unknownAttribute) { $0.append(.unknownAttributes, [0x0017]) }
    walk.expect(
      .answer(reply, to: 1),
      [
        .report(
          .failed(
            .allocate(.v4),
            .refused(
              Refusal(
                .allocate, .unknownAttribute, bearsCredentials: false, unknownAttributes: [0x0017])
            ))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test(.pitfall(.refusedCredentials)) func `never offers the same credentials twice`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .answer(.challenge(nonce: "nonce-2"), to: 2),
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, .unauthenticated)))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test(.pitfall(.staleNonce)) func `takes a new nonce where its own is stale, twice at most`()
    throws
  {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    for id in 2...3 {
      let nonce = "nonce-\(id)"
      walk.expect(
        .answer(.challenge(.staleNonce, nonce: nonce), to: id), at: 7,
        [
          .report(
            .challenged(
              .allocate(.v4), try Fixture.challenge(nonce: nonce),
              roundTrip: .milliseconds(id == 2 ? 7 : 0))),
          .sent("Allocate #\(id + 1) \(nonce)"), .wake(id + 1, after: 500),
        ])
    }
    walk.expect(
      .answer(.challenge(.staleNonce, nonce: "nonce-4"), to: 4),
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, .staleNonce)))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `keeps its realm where a stale nonce brings none`() throws {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .answer(.challenge(.staleNonce, realm: nil, nonce: "nonce-2"), to: 2),
      [
        .report(
          .challenged(.allocate(.v4), try Fixture.challenge(nonce: "nonce-2"), roundTrip: .zero)),
        .sent("Allocate #3 nonce-2"), .wake(3, after: 500),
      ])
  }

  /// Every method may find its nonce stale, and each request may be made anew twice.
  @Test(
    .pitfall(.staleNonce),
    arguments: [
      (Step.woke(3), STUN.Method.refresh, "Refresh", ""),
      (.release, .refresh, "Refresh", " LIFETIME 0"),
      (.permit([Fixture.peer.ip]), .createPermission, "CreatePermission", " 203.0.113.9:0"),
      (.bind(Fixture.peer), .channelBind, "ChannelBind", " 16384 203.0.113.9:9"),
    ])
  func `takes a new nonce on every method`(
    step: Step, method: STUN.Method, name: String, rest: String
  ) {
    var walk = Walk.granted()
    walk.take(step)
    for id in 3...4 {
      let seen = walk.see(.answer(.challenge(.staleNonce, to: method, nonce: "n\(id)"), to: id))
      #expect(seen.contains(.sent("\(name) #\(id + 1) n\(id)\(rest)")))
    }
    let last = walk.see(.answer(.challenge(.staleNonce, to: method, nonce: "n5"), to: 5))
    #expect(!last.contains { if case .sent("\(name) #6 n5\(rest)") = $0 { true } else { false } })
  }

  @Test(.pitfall(.staleNonce)) func `counts stale nonces anew for each request`() {
    var walk = Walk.granted()
    for round in 0..<10 {
      let id = 3 + 2 * round
      walk.take(.permit([Fixture.peer.ip]))
      let stale = Reply.challenge(.staleNonce, to: .createPermission, nonce: "n\(id)")
      let again = walk.see(.answer(stale, to: id))
      #expect(again.contains(.sent("CreatePermission #\(id + 1) n\(id) 203.0.113.9:0")))
      let done = walk.see(.answer(.done(.createPermission), to: id + 1))
      #expect(
        done.first == .report(.permitted([Fixture.peer.ip], .valid, roundTrip: .zero)))
    }
  }

  @Test(
    .pitfall(.brokenChallenge, .twoIntegrities),
    arguments: [
      (Reply.challenge(realm: nil), ChallengeFault.missing("REALM")),
      (.challenge(nonce: nil), .missing("NONCE")),
      (.challenge(realm: nil, nonce: nil), .missing("NONCE")),
      (.challenge(nonce: String(repeating: "n", count: 764)), .tooLong(764)),
      (.challenge(nonce: "obMatJos2AAAB"), .withoutAlgorithms),
    ])
  func `tells a challenge that cannot be met from a refusal`(reply: Reply, fault: ChallengeFault) {
    var walk = Walk()
    walk.take(.start)
    walk.expect(
      .answer(reply, to: 1),
      [
        .report(.failed(.allocate(.v4), .unanswerable(.allocate, fault))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `tries a realm that is another one, and gives up on a server that has no end of them`()
  {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(realm: "a"), to: 1))
    walk.take(.answer(.challenge(realm: "b"), to: 2))
    walk.take(.answer(.challenge(realm: "c"), to: 3))
    walk.expect(
      .answer(.challenge(realm: "d"), to: 4),
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, .unauthenticated)))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `tells where it is sent instead`() {
    let server = TransportAddress(ip: IPAddress(192, 0, 2, 99), port: 3478)
    var walk = Walk()
    walk.take(.start)
    let reply = Reply.refused(.tryAlternate) {
      $0.append(.alternateServer, server)
      $0.append(.alternateDomain, "b.example")
    }
    walk.expect(
      .answer(reply, to: 1),
      [
        .report(.redirected(Alternate(server: server, domain: "b.example"))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `takes a redirection to nowhere for a refusal`() {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .answer(.refused(.tryAlternate), to: 2),
      [
        .report(.failed(.allocate(.v4), .refused(Refusal(.allocate, .tryAlternate)))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test func `reports a refused permission or channel, and goes on`() {
    var walk = Walk.granted()
    walk.take(.permit([Fixture.peer.ip]))
    walk.expect(
      .answer(.refused(.forbidden, .createPermission), to: 3),
      [
        .report(
          .failed(
            .createPermission([Fixture.peer.ip]), .refused(Refusal(.createPermission, .forbidden))))
      ])
    walk.take(.bind(Fixture.peer))
    walk.expect(
      .answer(.refused(.badRequest, .channelBind), to: 4),
      [
        .report(
          .failed(
            .channelBind(0x4000, Fixture.peer), .refused(Refusal(.channelBind, .badRequest))))
      ])
    #expect(!walk.hasEnded)
  }
}

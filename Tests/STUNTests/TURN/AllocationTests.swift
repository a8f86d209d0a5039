import STUN
import TestSupport
import Testing

@Suite struct AllocationTests {
  @Test func `answers the challenge, reports the grant and says when it wants to refresh`() throws {
    var walk = Walk()
    walk.expect(.start, [.sent("Allocate #1"), .wake(1, after: 500)])
    walk.expect(
      .answer(.challenge(), to: 1), at: 40,
      [
        .report(
          .challenged(.allocate(.v4), try Fixture.challenge(), roundTrip: .milliseconds(40))),
        .sent("Allocate #2 nonce-1"), .wake(2, after: 500),
      ])
    walk.expect(
      .answer(.granted(), to: 2), at: 85,
      [.report(.allocated(Fixture.grant(roundTrip: 45))), .wake(3, after: 540_000)])
    walk.expect(.woke(1), at: 500, [])
    walk.expect(.woke(2), at: 540, [])
  }

  /// Made with Python's hmac, and with the counted id of the second request.
  @Test(.pitfall(.padding, .twoIntegrities))
  func `signs the request to the byte, with the realm of 13 bytes as it came`() {
    #expect(
      signed(after: .challenge())
        == hex(
          """
          0003004c 2112a442 00000003 00000000 00000004 00190004 11000000 00060006 6d617472
          69780000 0014000d 74686972 7465656e 2e627974 65000000 00150007 6e6f6e63 652d3100
          00080014 c99abfb1 d54b23d8 9c416619 82a11fe3 1a554588
          """))
  }

  /// Made with Python's hashlib and hmac.
  @Test(.pitfall(.twoIntegrities))
  func `takes SHA-256 and hides the username where both are offered`() {
    let offer = Reply.challenge(nonce: "obMatJos2AAAD-nonce").and {
      $0.append(.passwordAlgorithms, [PasswordAlgorithm(.sha256), PasswordAlgorithm(.md5)])
    }
    #expect(
      signed(after: offer)
        == hex(
          """
          00030090 2112a442 00000003 00000000 00000004 00190004 11000000 001e0020 b76581a7
          abdb0338 f7c5c076 d730ee3a b7167973 181b4b61 5cddd7df ea78307c 0014000d 74686972
          7465656e 2e627974 65000000 00150013 6f624d61 744a6f73 32414141 442d6e6f 6e636500
          80020008 00020000 00010000 001d0004 00020000 001c0020 f611a251 561b2ee6 9de637a9
          751bed71 e6a0b544 1a5bcaec 24721641 521d9ab5
          """))
  }

  @Test(.pitfall(.retransmission))
  func `repeats itself over UDP, and then no longer tells how long an answer took`() {
    var walk = Walk()
    walk.expect(.start, [.sent("Allocate #1"), .wake(1, after: 500)])
    walk.expect(.woke(1), at: 500, [.sent("Allocate #1"), .wake(2, after: 1000)])
    walk.expect(
      .answer(.granted(key: nil), to: 1), at: 540,
      [.report(.allocated(Fixture.grant(.unasked, roundTrip: nil))), .wake(3, after: 540_000)])
  }

  @Test func `tells no round trip of what was under way while the process was stopped`() throws {
    var walk = Walk()
    walk.take(.start)
    walk.expect(
      .wasStopped(for: 2_000), at: 2_050, [.report(.wasStopped(for: .seconds(2)))])
    walk.expect(
      .answer(.challenge(), to: 1), at: 2_051,
      [
        .report(.challenged(.allocate(.v4), try Fixture.challenge(), roundTrip: nil)),
        .sent("Allocate #2 nonce-1"), .wake(2, after: 500),
      ])
    walk.expect(
      .answer(.granted(), to: 2), at: 2_091,
      [.report(.allocated(Fixture.grant(roundTrip: 40))), .wake(3, after: 540_000)])
  }

  @Test func `calls a server silent after its last transmission`() {
    var walk = Walk(.datagrams(Retransmission(transmissions: 2, lastWait: 2)))
    walk.expect(.start, [.sent("Allocate #1"), .wake(1, after: 500)])
    walk.expect(.woke(1), [.sent("Allocate #1"), .wake(2, after: 1000)])
    walk.expect(
      .woke(2),
      [
        .report(.failed(.allocate(.v4), .silent(.allocate, transmissions: 2))),
        .report(.ended(.nothingToRelease)),
      ])
    walk.expect(.start, [])
    #expect(walk.hasEnded)
  }

  @Test func `sends once over a stream, and waits`() {
    var walk = Walk(.stream(timeout: .seconds(5)))
    walk.expect(.start, [.sent("Allocate #1"), .wake(1, after: 5000)])
    walk.expect(
      .woke(1),
      [
        .report(.failed(.allocate(.v4), .silent(.allocate, transmissions: 1))),
        .report(.ended(.nothingToRelease)),
      ])
  }

  @Test(.pitfall(.relayedFamily)) func `asks for the family only where it is not the usual one`()
    throws
  {
    var plan = AllocationPlan.datagrams()
    #expect(try first(plan).value(.requestedAddressFamily) == nil)
    plan.family = .v6
    #expect(try first(plan).value(.requestedAddressFamily) == .v6)
    #expect(try first(plan).value(.requestedTransport) == 17)
  }

  @Test(arguments: [
    (IntegrityKey?.none, AnswerIntegrity.missing),
    (IntegrityKey(bytes: [1, 2, 3]), .wrong),
    (Fixture.key, .valid),
  ])
  func `tells whether the grant proves that the server knows the password`(
    key: IntegrityKey?, integrity: AnswerIntegrity
  ) {
    var walk = Walk()
    walk.take(.start)
    walk.take(.answer(.challenge(), to: 1))
    walk.expect(
      .answer(.granted(key: key), to: 2),
      [.report(.allocated(Fixture.grant(integrity))), .wake(3, after: 540_000)])
  }

  @Test(.pitfall(.brokenChallenge)) func `says that a server asks nobody for credentials`() {
    #expect(Fixture.grant(.unasked).isOpenToAll)
    #expect(!Fixture.grant(.missing).isOpenToAll)
  }

  @Test(
    .pitfall(.shortLifetime),
    arguments: [(600, 540_000), (120, 60_000), (10, 5000), (1, 1000), (0, 1000)])
  func `refreshes a minute before the end, or halfway there`(lifetime: UInt32, delay: Int) {
    var walk = Walk()
    walk.take(.start)
    walk.expect(
      .answer(.granted(lifetime: lifetime, key: nil), to: 1),
      [
        .report(.allocated(Fixture.grant(lifetime: Int(lifetime), .unasked))),
        .wake(2, after: delay),
      ])
  }

  @Test(.pitfall(.shortLifetime))
  func `keeps itself alive by the lifetime it is given, not by the one before`() {
    var walk = Walk.granted()
    walk.expect(.woke(3), [.sent("Refresh #3 nonce-1"), .wake(4, after: 500)])
    walk.expect(
      .answer(.refreshed(lifetime: 90), to: 3), at: 50,
      [
        .report(.refreshed(lifetime: .seconds(90), .valid, roundTrip: .milliseconds(50))),
        .wake(5, after: 45_000),
      ])
    walk.expect(.woke(5), [.sent("Refresh #4 nonce-1"), .wake(6, after: 500)])
  }
}

/// The second request after this challenge, to the byte.
private func signed(after challenge: Reply) -> [UInt8] {
  var allocation = Allocation(
    plan: .datagrams(), credential: Fixture.credential, generator: CountingGenerator())
  _ = allocation.handle(.start, at: .zero)
  let actions = allocation.handle(.received(challenge.wire(.drawn(1))), at: .zero)
  return actions.lazy.compactMap(\.sent).first ?? []
}

private func first(_ plan: AllocationPlan) throws -> Message {
  var allocation = Allocation(
    plan: plan, credential: Fixture.credential, generator: CountingGenerator())
  let sent = allocation.handle(.start, at: .zero).compactMap(\.sent)
  return try Message(decoding: #require(sent.first))
}

extension Allocation.Action {
  var sent: [UInt8]? {
    if case .send(let wire) = self { wire } else { nil }
  }
}

extension Reply {
  /// The reply with further attributes behind its own.
  func and(_ more: @escaping @Sendable (inout Message) -> Void) -> Reply {
    var reply = self
    let attributes = attributes
    reply.attributes = {
      attributes(&$0)
      more(&$0)
    }
    return reply
  }
}

import STUN
import TestSupport
import TestSupport
import Testing

/// Answers that are foreign, forged or broken: nothing may trap, loop or be believed.
@Suite struct AllocationHostilityTests {
  @Test(.pitfall(.foreignAnswer)) func `ignores and tells what answers no request of its own`() {
    var walk = Walk()
    walk.take(.start)
    walk.expect(
      .answer(.granted(), to: 7),
      [.report(.ignored(.foreign(MessageType(.success, .allocate))))])
    walk.expect(
      .answer(.refreshed(lifetime: 600), to: 1),
      [.report(.ignored(.foreign(MessageType(.success, .refresh))))])
    let request = Reply(messageClass: .request, method: .allocate)
    walk.expect(
      .answer(request, to: 1), [.report(.ignored(.foreign(MessageType(.request, .allocate))))])
    walk.expect(
      .answer(.data("a", from: Fixture.peer), to: 1),
      [.report(.ignored(.foreign(MessageType(.indication, .data))))])
    walk.expect(.channelData(0x4000, "a"), [.report(.ignored(.unknownChannel(0x4000)))])
    walk.expect(.bytes([]), [.report(.ignored(.malformed(.truncated(needed: 20, got: 0))))])
    walk.expect(
      .bytes(Array("HTTP/1.1 400 Bad Request".utf8)),
      [.report(.ignored(.malformed(.firstByte(0x48, wanted: .message))))])
    let seen = walk.see(.answer(.challenge(), to: 1))
    #expect(seen.contains(.sent("Allocate #2 nonce-1")))
  }

  @Test func `does not take an answer twice, nor for a foreign one`() {
    var walk = Walk.granted()
    walk.expect(
      .answer(.challenge(), to: 1), [.report(.ignored(.late(MessageType(.failure, .allocate))))])
    walk.expect(
      .answer(.granted(), to: 2), [.report(.ignored(.late(MessageType(.success, .allocate))))])
  }

  /// RFC 8489 §9.2.5: as though it had never been received.
  @Test(arguments: forgeries)
  func `discards a success that nobody signed who knows the password`(
    step: Step, method: STUN.Method, key: IntegrityKey?
  ) {
    let forgery = Reply(messageClass: .success, method: method, key: key) {
      if method == .refresh { $0.append(.lifetime, 600) }
    }
    let ignored = Seen.report(.ignored(.foreign(MessageType(.success, method))))
    var walk = Walk.granted(.datagrams(Retransmission(transmissions: 2, lastWait: 2)))
    walk.take(step)
    walk.expect(.answer(forgery, to: 3), [ignored])
    let again = walk.see(.woke(4))
    #expect(again.count == 2, "\(again)")
    walk.expect(.answer(forgery, to: 3), [ignored])
    let end = walk.see(.woke(5))
    guard case .report(.failed(_, let failure)) = end.first else {
      Issue.record("\(end)")
      return
    }
    #expect(failure == .unsigned(method))
  }

  @Test func `takes the answer that is signed after one that is not`() {
    var walk = Walk.granted()
    walk.take(.bind(Fixture.peer))
    walk.take(.answer(Reply(messageClass: .success, method: .channelBind), to: 3))
    walk.expect(
      .answer(.done(.channelBind), to: 3), at: 9,
      [
        .report(.bound(0x4000, Fixture.peer, .valid, roundTrip: .milliseconds(9))),
        .wake(5, after: 240_000),
      ])
  }

  @Test func `ends a request over a stream with an answer that is not signed`() {
    var walk = Walk.granted(.stream())
    walk.take(.bind(Fixture.peer))
    let forgery = Reply(messageClass: .success, method: .channelBind, key: Fixture.foreignKey)
    walk.expect(
      .answer(forgery, to: 3),
      [.report(.failed(.channelBind(0x4000, Fixture.peer), .unsigned(.channelBind)))])
    walk.expect(.send("ping", to: Fixture.peer), [.sent("Send #4 203.0.113.9:9 ping")])
  }

  private static let forgeries: [(Step, STUN.Method, IntegrityKey?)] = [
    (.bind(Fixture.peer), .channelBind, Fixture.foreignKey),
    (.bind(Fixture.peer), .channelBind, nil),
    (.permit([Fixture.peer.ip]), .createPermission, Fixture.foreignKey),
    (.permit([Fixture.peer.ip]), .createPermission, nil),
    (.woke(3), .refresh, Fixture.foreignKey),
    (.woke(3), .refresh, nil),
  ]

  @Test func `does not take an answer with a wrong fingerprint for one`() {
    var walk = Walk()
    walk.take(.start)
    let message = Message(.success, .allocate, transactionID: .drawn(1))
    var wire = message.encoded(fingerprint: true)
    wire[wire.count - 1] ^= 1
    walk.expect(
      .bytes(wire), [.report(.ignored(.foreign(MessageType(.success, .allocate))))])
  }

  @Test func `fails where an answer demands to be understood in what nobody knows`() {
    var walk = Walk()
    walk.take(.start)
    let reply = Reply(messageClass: .success, method: .allocate) {
      $0.append(.lifetime, 600)
      $0.append(RawAttribute(type: 0x7FFE, value: []))
    }
    let failure = RequestFailure.malformed(.allocate, .incomprehensible([0x7FFE]))
    #expect(walk.see(.answer(reply, to: 1)).first == .report(.failed(.allocate(.v4), failure)))
  }

  @Test func `tells a silence by what came that was no message, unless an answer came since`() {
    let html = Array("HTTP/1.1 400 Bad Request".utf8)
    var walk = Walk(.stream())
    walk.take(.start)
    walk.take(.bytes(html))
    let failure = RequestFailure.noise(.allocate, .firstByte(0x48, wanted: .message))
    #expect(walk.see(.woke(1)).first == .report(.failed(.allocate(.v4), failure)))
    walk = Walk(.stream())
    walk.take(.start)
    walk.take(.bytes(html))
    walk.take(.answer(.challenge(), to: 1))
    #expect(
      walk.see(.woke(2)).first
        == .report(.failed(.allocate(.v4), .silent(.allocate, transmissions: 1))))
  }

  @Test func `takes an answer whose attributes overrun for a broken one`() {
    var walk = Walk()
    walk.take(.start)
    let wire = hex("01130004 2112a442 00000001 00000000 00000002 00090010")
    let overrun = DecodeError.attributeOverrun(type: 0x0009, length: 16, remaining: 0)
    walk.expect(
      .bytes(wire),
      [
        .report(.failed(.allocate(.v4), .malformed(.allocate, overrun))),
        .sent("Refresh #2 LIFETIME 0"), .wake(2, after: 125), .wake(3, after: 500),
      ])
  }

  @Test(arguments: [
    (Reply(messageClass: .failure, method: .allocate), "ERROR-CODE is missing"),
    (
      Reply(messageClass: .failure, method: .allocate) {
        $0.append(RawAttribute(type: 0x0009, value: [0, 0, 7, 0]))
      }, "ERROR-CODE is no error"
    ),
    (
      Reply.refused(.tryAlternate) { $0.append(RawAttribute(type: 0x8023, value: [0, 9, 0, 0])) },
      "ALTERNATE-SERVER is of no family"
    ),
    (
      Reply.refused(.unknownAttribute) { $0.append(RawAttribute(type: 0x000A, value: [1])) },
      "UNKNOWN-ATTRIBUTES is cut short"
    ),
  ])
  func `ends at a refusal that cannot be read`(reply: Reply, what: String) {
    var walk = Walk()
    walk.take(.start)
    let seen = walk.see(.answer(reply, to: 1))
    let failed = seen.contains { if case .report(.failed) = $0 { true } else { false } }
    #expect(failed, Comment(rawValue: what))
    walk.take(.woke(3))
    #expect(walk.hasEnded, Comment(rawValue: what))
  }
}

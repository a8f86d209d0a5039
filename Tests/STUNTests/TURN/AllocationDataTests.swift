import STUN
import TestSupport
import Testing

@Suite struct AllocationDataTests {
  @Test func `lets peers in, and asks again before that ends`() {
    var walk = Walk.granted()
    let peers = [Fixture.peer.ip, IPAddress(203, 0, 113, 10)]
    walk.expect(
      .permit(peers),
      [
        .sent("CreatePermission #3 nonce-1 203.0.113.9:0 203.0.113.10:0"), .wake(4, after: 500),
      ])
    walk.expect(
      .answer(.done(.createPermission), to: 3), at: 20,
      [
        .report(.permitted(peers, .valid, roundTrip: .milliseconds(20))),
        .wake(5, after: 240_000),
      ])
    walk.expect(
      .woke(5),
      [
        .sent("CreatePermission #4 nonce-1 203.0.113.9:0 203.0.113.10:0"), .wake(6, after: 500),
      ])
  }

  @Test func `sends by indication until a channel is bound, and by the channel then`() {
    var walk = Walk.granted()
    walk.expect(.send("ping", to: Fixture.peer), [.sent("Send #3 203.0.113.9:9 ping")])
    walk.expect(
      .bind(Fixture.peer),
      [.sent("ChannelBind #4 nonce-1 16384 203.0.113.9:9"), .wake(4, after: 500)])
    walk.expect(.send("ping", to: Fixture.peer), [.sent("Send #5 203.0.113.9:9 ping")])
    walk.expect(
      .answer(.done(.channelBind), to: 4),
      [
        .report(.bound(0x4000, Fixture.peer, .valid, roundTrip: .zero)),
        .wake(5, after: 240_000),
      ])
    walk.expect(.send("hello", to: Fixture.peer), [.sent("16384 hello, 9 bytes")])
    walk.expect(
      .woke(5), [.sent("ChannelBind #6 nonce-1 16384 203.0.113.9:9"), .wake(6, after: 500)])
    walk.expect(
      .answer(.refused(.forbidden, .channelBind), to: 6),
      [
        .report(
          .failed(.channelBind(0x4000, Fixture.peer), .refused(Refusal(.channelBind, .forbidden))))
      ])
    walk.expect(.send("ping", to: Fixture.peer), [.sent("Send #7 203.0.113.9:9 ping")])
  }

  @Test(.pitfall(.streamFraming)) func `pads ChannelData on a stream`() {
    var walk = Walk.granted(.stream())
    walk.take(.bind(Fixture.peer))
    walk.take(.answer(.done(.channelBind), to: 3))
    walk.expect(.send("hello", to: Fixture.peer), [.sent("16384 hello, 12 bytes")])
  }

  @Test func `hears peers both ways`() {
    var walk = Walk.granted()
    walk.take(.bind(Fixture.peer))
    let heard = Seen.report(.received(Array("pong".utf8), from: Fixture.peer))
    walk.expect(.answer(.data("pong", from: Fixture.peer), to: 99), [heard])
    walk.expect(.channelData(0x4000, "pong"), [heard])
    walk.expect(.bytes(hex("40000004 706f6e67")), [heard])
  }

  @Test func `tells what the network says of a peer`() {
    var walk = Walk.granted()
    let reply = Reply(messageClass: .indication, method: .data) {
      $0.append(.xorPeerAddress, Fixture.peer)
      $0.append(.icmp, ICMPError(type: 3, code: 3))
    }
    walk.expect(
      .answer(reply, to: 99),
      [.report(.unreachable(Fixture.peer, ICMPError(type: 3, code: 3)))])
  }

  @Test(.pitfall(.channelReuse)) func `gives each peer one channel, and none to two`() {
    var walk = Walk.granted()
    let other = TransportAddress(ip: Fixture.peer.ip, port: 10)
    for (id, peer) in [(3, Fixture.peer), (4, other), (5, Fixture.peer)] {
      let channel = peer == other ? 0x4001 : 0x4000
      walk.expect(
        .bind(peer),
        [.sent("ChannelBind #\(id) nonce-1 \(channel) \(peer)"), .wake(id + 1, after: 500)])
    }
  }

  @Test(.pitfall(.channelReuse)) func `says so when all channels have been used`() {
    var walk = Walk.granted()
    for port in 1...4096 as ClosedRange<UInt16> {
      walk.take(.bind(TransportAddress(ip: Fixture.peer.ip, port: port)))
    }
    let last = TransportAddress(ip: Fixture.peer.ip, port: 5000)
    walk.expect(.bind(last), [.report(.failed(.channelBind(0, last), .outOfChannels(last)))])
  }

  @Test func `does not send what no packet can hold`() {
    var walk = Walk.granted()
    let most = String(repeating: "a", count: 65_504)
    walk.expect(.send(most, to: Fixture.peer), [.sent("Send #3 203.0.113.9:9 \(most)")])
    walk.expect(.send(most + "a", to: Fixture.peer), [.report(.ignored(.tooLong(65_505)))])
  }

  @Test(arguments: [
    Step.permit([Fixture.peer.ip]), .bind(Fixture.peer), .send("a", to: Fixture.peer),
  ])
  func `does nothing for a peer before the grant`(step: Step) {
    var walk = Walk()
    walk.expect(step, [])
    walk.take(.start)
    walk.expect(step, [])
  }

  @Test func `asks to let nobody in for nobody`() {
    var walk = Walk.granted()
    walk.expect(.permit([]), [])
  }

  /// RFC 8656 §12.5 and §11: two allocations, and what one sends to the other's relayed address.
  @Test func `carries an echo between two allocations of one's own`() {
    var near = Walk.granted()
    var far = Walk.granted()
    near.take(.permit([Fixture.relayed.ip]))
    far.take(.permit([Fixture.relayed.ip]))
    near.expect(.send("1", to: Fixture.relayed), [.sent("Send #4 192.0.2.15:49152 1")])
    far.expect(
      .answer(.data("1", from: Fixture.relayed), to: 0),
      [.report(.received(Array("1".utf8), from: Fixture.relayed))])
    far.expect(.send("1", to: Fixture.relayed), [.sent("Send #4 192.0.2.15:49152 1")])
    near.expect(
      .answer(.data("1", from: Fixture.relayed), to: 0),
      [.report(.received(Array("1".utf8), from: Fixture.relayed))])
  }
}

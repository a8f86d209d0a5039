import RelayKit
import STUN
import Testing

/// An echo of three packets, walked through by hand; times are milliseconds.
struct EchoWalk: Sendable {
  private var echo: RelayEcho
  /// Room for two hundred bytes of requests and answers beside three packets.
  static let limit = 3 * 80 + 200

  init(packets: Int = 3) {
    echo = RelayEcho(
      profile: RelayEchoProfile(packets: packets, payload: 16, interval: .milliseconds(20)),
      limit: Self.limit, patience: .milliseconds(500), nonce: EchoPackets.nonce)
  }

  static func allocating(packets: Int = 3) -> EchoWalk {
    var walk = EchoWalk(packets: packets)
    walk.take(.start, at: 0)
    return walk
  }

  static func binding(packets: Int = 3) -> EchoWalk {
    var walk = allocating(packets: packets)
    walk.take(.happened(.near, .granted(.near)), at: 0)
    walk.take(.happened(.far, .granted(.far)), at: 0)
    return walk
  }

  /// The first packet has left, at 0.
  static func sending(packets: Int = 3) -> EchoWalk {
    var walk = binding(packets: packets)
    walk.take(.happened(.near, .bound(to: .far)), at: 0)
    walk.take(.happened(.far, .bound(to: .near)), at: 0)
    return walk
  }

  /// All three have left, at 0, 20 and 40.
  static func awaiting() -> EchoWalk {
    var walk = sending()
    walk.take(.timerFired(.packet), at: 20)
    walk.take(.timerFired(.packet), at: 40)
    return walk
  }

  @discardableResult
  mutating func take(_ input: RelayEcho.Input, at time: Int) -> [RelayEcho.Action] {
    echo.handle(input, at: .milliseconds(time))
  }

  /// The far end gets this packet.
  mutating func hear(_ number: UInt8, at time: Int) {
    take(.happened(.far, .heard(number)), at: time)
  }

  mutating func expect(
    _ input: RelayEcho.Input, at time: Int = 0, _ actions: [RelayEcho.Action],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(take(input, at: time) == actions, sourceLocation: sourceLocation)
  }

  /// Expects that it ends so once both releases are confirmed.
  mutating func expectEnd(
    _ end: RelayEchoEnd, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(.happened(.near, .ended(.confirmed)), at: 600, [], sourceLocation: sourceLocation)
    expect(
      .happened(.far, .ended(.confirmed)), at: 600, [.finished(end)],
      sourceLocation: sourceLocation)
  }
}

extension [RelayEcho.Action] {
  static let bothReleased: [RelayEcho.Action] = [.tell(.near, .release), .tell(.far, .release)]
}

extension TransportAddress {
  /// The relayed addresses of both ends.
  static let near = TransportAddress(ip: IPAddress(192, 0, 2, 15), port: 50_001)
  static let far = TransportAddress(ip: IPAddress(192, 0, 2, 15), port: 50_002)
}

extension EchoPackets {
  static let nonce: UInt64 = 0x0102_0304_0506_0708
}

extension [UInt8] {
  /// The bytes of a packet: the nonce, its number, and the nonce again.
  static func packet(_ number: UInt8) -> [UInt8] {
    [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, number, 1, 2, 3, 4]
  }
}

extension Allocation.Input {
  static func packet(_ number: UInt8) -> Allocation.Input { .send(.packet(number), to: .far) }
  static func reply(_ number: UInt8) -> Allocation.Input { .send(.packet(number), to: .near) }
}

extension Allocation.Event {
  static func granted(_ relayed: TransportAddress) -> Allocation.Event {
    .allocated(Grant(relayed: relayed, lifetime: .seconds(600)))
  }

  static func bound(to peer: TransportAddress) -> Allocation.Event {
    .bound(0x4000, peer, .valid, roundTrip: nil)
  }

  /// The far end hears what the near one sent.
  static func heard(_ number: UInt8) -> Allocation.Event { .received(.packet(number), from: .near) }
  /// The near end hears what the far one sent back.
  static func returned(_ number: UInt8) -> Allocation.Event {
    .received(.packet(number), from: .far)
  }
}

extension RelayEchoEnd {
  /// An end without packets.
  static func example(
    _ outcome: Outcome, granted: Int = 2, released: Int = 2
  ) -> RelayEchoEnd {
    var end = RelayEchoEnd(outcome)
    end.allocations.granted = granted
    end.allocations.released = released
    return end
  }

  /// An end whose packets took these times.
  static func example(_ outcome: Outcome, times: [Int], lost: Int = 0) -> RelayEchoEnd {
    var end = example(outcome)
    end.statistics = .of(times: times, sent: times.count + lost, lost: lost)
    return end
  }
}

extension Statistics {
  static func of(times: [Int], sent: Int, lost: Int = 0) -> Statistics {
    var samples = Samples()
    for _ in 0..<sent { samples.sent() }
    for time in times { samples.answered(after: .milliseconds(time)) }
    for _ in 0..<lost { samples.lost() }
    return samples.statistics
  }
}

import STUN
import TestSupport
import Testing

/// Hundreds of answers and alarms that no sound server sends: every dialogue ends.
@Suite struct AllocationEnduranceTests {
  @Test(arguments: [ErrorCode.unauthenticated, .staleNonce])
  func `bears a hundred challenges in a row`(code: ErrorCode) {
    var walk = Walk()
    var sent = walk.see(.start).filter(\.isSent).count
    for id in 1...100 {
      let reply = Reply.challenge(code, realm: "realm \(id)", nonce: "nonce \(id)")
      sent += walk.see(.answer(reply, to: id)).filter(\.isSent).count
    }
    #expect(sent <= 4)
    #expect(walk.hasEnded)
  }

  @Test func `bears a hundred alarms that nobody set`() {
    var walk = Walk.granted()
    for generation in [-1, 0, 1, 2] + Array(4...100) + [.max, .min] {
      walk.expect(.woke(generation), [])
    }
  }

  /// Whole dialogues with each answer broken at random: they end, and no forged grant is believed.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `ends every dialogue with broken answers, and believes none`(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    var tally = Tally()
    for _ in 0..<400 { tally.add(dialogue(&generator)) }
    #expect(tally.unended == 0)
    #expect(tally.believed == 0)
    #expect(tally.longest <= 16)
    #expect(tally.granted > 20)
  }
}

/// What many dialogues came to.
private struct Tally {
  var unended = 0
  /// Broken answers taken for authentic.
  var believed = 0
  /// The most that one dialogue sent.
  var longest = 0
  var granted = 0

  mutating func add(_ other: Tally) {
    unended += other.unended
    believed += other.believed
    longest = max(longest, other.longest)
    granted += other.granted
  }
}

/// A dialogue in which some answer is broken, then a release and its deadline.
private func dialogue(_ generator: inout SplitMix) -> Tally {
  var walk = Walk()
  var tally = Tally()
  tally.longest += walk.see(.start).filter(\.isSent).count
  let replies: [(Reply, Int)] = [
    (.challenge(), 1), (.granted(), 2), (.done(.createPermission), 3),
    (.data("pong", from: Fixture.peer), 4),
  ]
  for (reply, id) in replies {
    let sound = reply.wire(.drawn(id))
    let isBroken = Bool.random(using: &generator)
    let wire = isBroken ? generator.mutated(sound) : sound
    let seen = walk.see(.bytes(wire)) + walk.see(.permit([Fixture.peer.ip]))
    tally.longest += seen.filter(\.isSent).count
    guard let grant = seen.lazy.compactMap(\.grant).first else { continue }
    tally.granted += 1
    tally.believed += wire != sound && grant.integrity == .valid ? 1 : 0
  }
  var generation = 0
  walk.take(.release)
  while !walk.hasEnded, generation < 100 {
    generation += 1
    tally.longest += walk.see(.woke(generation)).filter(\.isSent).count
  }
  tally.unended = walk.hasEnded ? 0 : 1
  return tally
}

extension Seen {
  fileprivate var isSent: Bool {
    if case .sent = self { true } else { false }
  }

  fileprivate var grant: Grant? {
    if case .report(.allocated(let grant)) = self { grant } else { nil }
  }
}

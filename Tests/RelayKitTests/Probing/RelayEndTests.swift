import RelayKit
import STUN
import TestSupport
import Testing

/// What is left of an allocation, by what came of it and what the server said to its release.
@Suite(.pitfall(.leakedAllocation)) struct RelayEndTests {
  private static let silent = RelayProof.Outcome.refused(.silent(.allocate, transmissions: 3))
  private static let granted = RelayProof.Outcome.granted(
    Grant(
      relayed: TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 50_000),
      lifetime: .seconds(900), integrity: .valid, roundTrip: nil))

  @Test(
    arguments: [
      (granted, .confirmed, RelayEnd(isReleased: true)),
      (granted, .alreadyGone, RelayEnd(isReleased: true)),
      (granted, .unanswered, RelayEnd(remains: .seconds(900))),
      (granted, nil, RelayEnd(remains: .seconds(900))),
      (silent, .confirmed, RelayEnd(unseen: 1)),
      (silent, .unanswered, RelayEnd(doubts: [.seconds(600)])),
      (silent, .unsigned, RelayEnd(doubts: [.seconds(600)])),
      (silent, .kept(.seconds(300)), RelayEnd(doubts: [.seconds(300)])),
      (silent, .refused(refusal(500)), RelayEnd(doubts: [.seconds(600)])),
      (silent, .refused(refusal(401)), RelayEnd()),
      (silent, .alreadyGone, RelayEnd()),
      (silent, .nothingToRelease, RelayEnd()),
      (silent, nil, RelayEnd()),
    ] as [(RelayProof.Outcome, Allocation.Release?, RelayEnd)])
  func `names what may outlast the proof, and what nobody knew of`(
    outcome: RelayProof.Outcome, release: Allocation.Release?, end: RelayEnd
  ) {
    #expect(RelayEnd(of: outcome, release) == end)
  }

  @Test(
    arguments: [
      (1, [RelayEnd(isReleased: true)], nil),
      (0, [RelayEnd(unseen: 1)], nil),
      (2, [RelayEnd(isReleased: true), RelayEnd(remains: .seconds(900))], one(for: 900)),
      (0, [RelayEnd(doubts: [.seconds(600)])], one(for: 600)),
      (1, [], one(for: 600)),
      (
        1, [RelayEnd(remains: .seconds(900)), RelayEnd(doubts: [.seconds(600), .seconds(300)])],
        "3 allocations are not confirmed as given back: their servers may keep them for 900 s"
      ),
      (
        1, [RelayEnd(isReleased: true).after(RelayEnd(doubts: [.seconds(300)]))], one(for: 300)
      ),
    ] as [(Int, [RelayEnd], DisplayText?)])
  func `says how many may be left, and for how long`(
    granted: Int, ends: [RelayEnd], text: DisplayText?
  ) {
    var counts = AllocationCounts()
    counts.granted = granted
    for end in ends { counts.count(end) }
    #expect(counts.leftBehind(at: .zero) == text)
  }

  @Test func `says no more of what has lapsed since`() {
    var counts = AllocationCounts()
    counts.granted = 1
    var end = RelayEnd(remains: .seconds(900), doubts: [.seconds(600)])
    end.time = .seconds(10)
    counts.count(end)
    #expect(
      [10, 609.5, 610, 909.5, 910].map { counts.leftBehind(at: .seconds($0)) } == [
        "2 allocations are not confirmed as given back: their servers may keep them for 900 s",
        "2 allocations are not confirmed as given back: their servers may keep them for 301 s",
        Self.one(for: 300), Self.one(for: 1), nil,
      ])
  }

  private static func one(for seconds: Int) -> DisplayText {
    "1 allocation is not confirmed as given back: its server may keep it for \(seconds) s"
  }

  private static func refusal(_ code: Int) -> Refusal {
    Refusal(.refresh, ErrorCode(code: code, reason: "Reason"), bearsCredentials: true)
  }
}

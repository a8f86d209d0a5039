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
      (silent, .unanswered, RelayEnd(remains: .seconds(600))),
      (silent, .unsigned, RelayEnd(remains: .seconds(600))),
      (silent, .kept(.seconds(300)), RelayEnd(remains: .seconds(300))),
      (silent, .refused(refusal(500)), RelayEnd(remains: .seconds(600))),
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
      (3, 3, 0, nil),
      (3, 2, 0, "1 allocation is not confirmed as given back: its server may keep it for 900 s"),
      (
        3, 2, 2,
        "3 allocations are not confirmed as given back: their servers may keep them for 900 s"
      ),
    ] as [(Int, Int, Int, DisplayText?)])
  func `says how many may be left, and for how long`(
    granted: Int, released: Int, doubtful: Int, text: DisplayText?
  ) {
    var counts = AllocationCounts()
    (counts.granted, counts.released, counts.doubtful) = (granted, released, doubtful)
    counts.remains = .seconds(900)
    #expect(counts.leftBehind == text)
  }

  private static func refusal(_ code: Int) -> Refusal {
    Refusal(.refresh, ErrorCode(code: code, reason: "Reason"), bearsCredentials: true)
  }
}

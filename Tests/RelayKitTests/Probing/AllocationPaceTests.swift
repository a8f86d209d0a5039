import RelayKit
import STUN
import TestSupport
import Testing

@Suite(.pitfall(.challengeLimit)) struct AllocationPaceTests {
  private let address = IPAddress(192, 0, 2, 1)

  @Test func `lets five allocations to one address go at once, and the next when they have aged`() {
    var pace = AllocationPace()
    let turns = (0..<12).map { _ in pace.turn(for: address, at: .seconds(10)) }
    let due = (0..<12).map { Duration.seconds(10) + AllocationPace.window * ($0 / 5) }
    #expect(turns == due)
  }

  /// Every fifth is 49 ms slower on its way than the others.
  @Test func `never lets more than five into any second, as the server sees it`() {
    var pace = AllocationPace()
    let sent = (0..<60).map { pace.turn(for: address, at: .milliseconds(Double($0 * 70))) }
    let seen = sent.enumerated().map { $1 + .milliseconds($0 % 5 == 0 ? 49 : 0) }
    for first in seen {
      #expect(seen.count { $0 >= first && $0 < first + .seconds(1) } <= 5)
    }
  }

  @Test func `never lets more than five into any second`() {
    var pace = AllocationPace()
    let turns = (0..<60).map { pace.turn(for: address, at: .milliseconds(Double($0 * 70))) }
    #expect(turns.inBusiestSecond == 5)
  }

  /// Five at once, one that is to come two windows later, and six more meanwhile.
  @Test func `forgets nothing when it is asked about a time to come`() {
    var pace = AllocationPace()
    let first = (0..<5).map { _ in pace.turn(for: address, at: .zero) }
    let next = AllocationPace.window
    let later = pace.turn(for: address, at: .zero, earliest: next * 2)
    let soon = (0..<6).map { _ in pace.turn(for: address, at: .milliseconds(400)) }
    #expect(first + [later] == Array(repeating: .zero, count: 5) + [next * 2])
    #expect(soon == Array(repeating: next, count: 5) + [next * 2])
  }

  /// Five whose tasks come 900 ms late, and five that come when they are to.
  @Test func `takes what comes late for when it comes`() {
    var pace = AllocationPace()
    let turns = (0..<10).map { _ in pace.turn(for: address, at: .zero) }
    let late = Duration.milliseconds(900)
    #expect(turns.prefix(5).allSatisfy { pace.confirm($0, for: address, at: late) })
    let due = AllocationPace.window
    #expect(turns.suffix(5).allSatisfy { !pace.confirm($0, for: address, at: due) })
    #expect(pace.turn(for: address, at: due) == late + AllocationPace.window)
  }

  @Test func `lets two that go together go at one time`() {
    var pace = AllocationPace()
    let first = (0..<2).map { _ in pace.turn(for: address, count: 2, at: .zero) }
    let second = pace.turn(for: address, count: 2, at: .milliseconds(10))
    #expect(first + [second] == [.zero, .zero, AllocationPace.window])
    let third = pace.turn(for: address, at: .milliseconds(10))
    #expect(third == .milliseconds(10))
    let isThere = pace.confirm(second, for: address, count: 2, at: second)
    #expect(isThere)
    let others = (0..<3).map { _ in pace.turn(for: address, at: second) }
    #expect(others == [second, second, third + AllocationPace.window])
  }

  /// Twenty Allocates to one address, each repeated as often as their challenges take.
  @Test(arguments: [(800, [500]), (1_800, [500, 1_500])])
  func `counts what is repeated on a slow path`(roundTrip: Int, repetitions: [Int]) {
    var pace = AllocationPace()
    var due = (0..<20).map { _ in (turn: pace.turn(for: address, at: .zero), isNew: true) }
    var sent: [(time: Duration, isNew: Bool)] = []
    while let next = due.indices.min(by: { due[$0].turn < due[$1].turn }) {
      let (turn, isNew) = due.remove(at: next)
      if isNew, !pace.confirm(turn, for: address, at: turn) {
        due.append((pace.turn(for: address, at: turn), true))
        continue
      }
      if !isNew { pace.repeated(on: address, at: turn) }
      sent.append((turn, isNew))
      if isNew { due += repetitions.map { (turn + .milliseconds($0), false) } }
    }
    let counts = sent.map { item in
      sent.count { $0.time >= item.time && $0.time < item.time + .seconds(1) }
    }
    #expect(counts.max() == 10)
    #expect(zip(sent, counts).allSatisfy { $0.time == .zero || $1 <= 6 }, "\(counts)")
    #expect(sent.count { $0.isNew } == 20)
    #expect((sent.last?.time ?? .zero) < .seconds(20))
  }

  @Test func `forgets a slow path in time`() {
    var pace = AllocationPace()
    pace.repeated(on: address, at: .zero)
    let turns = (0..<6).map { _ in pace.turn(for: address, at: .seconds(11)) }
    #expect(
      turns == Array(repeating: .seconds(11), count: 5) + [.seconds(11) + AllocationPace.window])
  }

  @Test func `keeps addresses apart`() {
    var pace = AllocationPace()
    for _ in 0..<5 { _ = pace.turn(for: address, at: .zero) }
    #expect(pace.turn(for: IPAddress(192, 0, 2, 2), at: .zero) == .zero)
  }
}

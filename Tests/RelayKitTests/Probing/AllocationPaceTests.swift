import RelayKit
import STUN
import TestSupport
import Testing

@Suite(.pitfall(.challengeLimit)) struct AllocationPaceTests {
  private let address = IPAddress(192, 0, 2, 1)

  @Test func `lets five allocations to one address go at once, and the next when they have aged`() {
    var pace = AllocationPace()
    let turns = (0..<12).map { _ in pace.turn(for: address, at: .seconds(10)) }
    #expect(turns.map(\.components.seconds) == [10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 12, 12])
  }

  @Test func `never lets more than five into any second`() {
    var pace = AllocationPace()
    let turns = (0..<60).map { pace.turn(for: address, at: .milliseconds(Double($0 * 70))) }
    for turn in turns {
      #expect(turns.count { $0 >= turn && $0 < turn + .seconds(1) } <= 5)
    }
  }

  /// Five at once, one that is to come in two seconds, and six more meanwhile.
  @Test func `forgets nothing when it is asked about a time to come`() {
    var pace = AllocationPace()
    let first = (0..<5).map { _ in pace.turn(for: address, at: .zero) }
    let later = pace.turn(for: address, at: .zero, earliest: .seconds(2))
    let soon = (0..<6).map { _ in pace.turn(for: address, at: .milliseconds(400)) }
    #expect(first + [later] == Array(repeating: .zero, count: 5) + [.seconds(2)])
    #expect(soon == Array(repeating: .seconds(1), count: 5) + [.seconds(2)])
  }

  @Test func `keeps addresses apart`() {
    var pace = AllocationPace()
    for _ in 0..<5 { _ = pace.turn(for: address, at: .zero) }
    #expect(pace.turn(for: IPAddress(192, 0, 2, 2), at: .zero) == .zero)
  }
}

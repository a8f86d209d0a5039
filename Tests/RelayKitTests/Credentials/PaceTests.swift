import RelayKit
import Testing

@Suite struct PaceTests {
  private var pace = Pace(RetryPolicy())

  @Test mutating func `lets all go at once at first`() {
    let turns = (0..<22).map { _ in pace.turn(at: .seconds(1)) }
    #expect(turns.allSatisfy { $0.time == .seconds(1) && pace.holds($0) })
  }

  @Test mutating func `holds all back, and spaces them, once one is told to slow down`() {
    let turn = pace.turn(at: .zero)
    pace.slowDown(turn, until: .seconds(2))
    #expect(!pace.holds(turn))
    let times = (0..<3).map { _ in pace.turn(at: .seconds(1)).time }
    #expect(times == [.seconds(2), .milliseconds(2100), .milliseconds(2200)])
    #expect(pace.turn(at: .seconds(9)).time == .seconds(9))
  }

  @Test mutating func `counts as one what requests that went together are told`() {
    let turns = (0..<3).map { _ in pace.turn(at: .zero) }
    for (turn, until) in zip(turns, [2, 5, 3]) { pace.slowDown(turn, until: .seconds(until)) }
    #expect(pace.turn(at: .zero).time == .seconds(5))
    #expect(pace.turn(at: .zero).time == .milliseconds(5100))
  }

  @Test mutating func `spaces them further each time, up to a limit`() {
    var spacings: [Duration] = []
    for second in 1...6 {
      pace.slowDown(pace.turn(at: .zero), until: .seconds(100 * second))
      let first = pace.turn(at: .zero).time
      spacings.append(pace.turn(at: .zero).time - first)
    }
    #expect(spacings == [100, 200, 400, 800, 1000, 1000].map { Duration.milliseconds($0) })
  }
}

@Suite struct RetryPolicyTests {
  @Test(arguments: [
    (1, 250, 500), (2, 500, 1000), (3, 1000, 2000), (5, 4000, 8000), (6, 4000, 8000),
    (60, 4000, 8000),
  ])
  func `draws a pause from the upper half of the back-off`(failure: Int, least: Int, most: Int) {
    var lowest = ConstantGenerator.lowest
    var highest = ConstantGenerator.highest
    #expect(RetryPolicy().pause(after: failure, using: &lowest) == .milliseconds(least))
    let longest = RetryPolicy().pause(after: failure, using: &highest)
    #expect(longest <= .milliseconds(most))
    #expect(longest > .milliseconds(most) * 0.99)
  }
}

import RelayKit
import Testing

@Suite struct PaceTests {
  private var pace = Pace(RetryPolicy())

  @Test mutating func `lets all go at once at first`() {
    for _ in 0..<22 { #expect(pace.permit(at: .seconds(1)) != nil) }
  }

  @Test mutating func `holds all back, and spaces them, once one is told to slow down`() throws {
    try pace.refuse(at: .zero, until: .seconds(2))
    #expect(pace.turn(at: .seconds(1)) == .wait(until: .seconds(2)))
    #expect(pace.permit(at: .seconds(2)) != nil)
    #expect(pace.turn(at: .seconds(2)) == .wait(until: .milliseconds(2100)))
    #expect(pace.turn(at: .milliseconds(2050)) == .wait(until: .milliseconds(2100)))
    #expect(pace.permit(at: .milliseconds(2100)) != nil)
  }

  @Test mutating func `counts as one what requests that went together are told`() throws {
    let permits = (0..<3).compactMap { _ in pace.permit(at: .zero) }
    try #require(permits.count == 3)
    for (permit, until) in zip(permits, [2, 5, 3]) {
      pace.slowDown(permit, at: .zero, until: .seconds(until))
    }
    #expect(pace.turn(at: .zero) == .wait(until: .seconds(5)))
    #expect(pace.permit(at: .seconds(5)) != nil)
    #expect(pace.spacing(at: .seconds(5)) == .milliseconds(100))
  }

  @Test mutating func `spaces them further each time, up to a limit`() throws {
    var spacings: [Duration] = []
    for second in 1...6 {
      try pace.refuse(at: .seconds(second - 1), until: .seconds(second))
      spacings.append(pace.spacing(at: .seconds(second)))
    }
    #expect(spacings == [100, 200, 400, 800, 1000, 1000].map { Duration.milliseconds($0) })
  }

  @Test mutating func `brings them closer together the longer nobody is told to slow down`() throws
  {
    for second in 1...6 { try pace.refuse(at: .seconds(second - 1), until: .seconds(second)) }
    let spacings = [6, 7, 8, 10, 12, 14].map { pace.spacing(at: .seconds($0)) }
    #expect(spacings == [1000, 1000, 500, 250, 125, 0].map { Duration.milliseconds($0) })
  }

  @Test mutating func `slows down from where it has come to`() throws {
    for second in 1...6 { try pace.refuse(at: .seconds(second - 1), until: .seconds(second)) }
    try pace.refuse(at: .seconds(10), until: .seconds(11))
    #expect(pace.spacing(at: .seconds(11)) == .milliseconds(500))
  }

  @Test mutating func `gives up when nothing has come for the deadline, not when all takes longer`()
  {
    #expect(pace.deadline(since: .seconds(1)) == .seconds(21))
    pace.succeeded(at: .seconds(15))
    #expect(pace.deadline(since: .seconds(1)) == .seconds(35))
    #expect(pace.deadline(since: .seconds(60)) == .seconds(80))
  }
}

extension Pace {
  /// Leave to go, where it is given.
  fileprivate mutating func permit(at now: Duration) -> Permit? {
    guard case .go(let permit) = turn(at: now) else { return nil }
    return permit
  }

  /// Sends a request that is told to slow down.
  fileprivate mutating func refuse(at now: Duration, until time: Duration) throws {
    let permit = permit(at: now)
    slowDown(try #require(permit), at: now, until: time)
  }

  /// How long the next request has to wait, should another go now.
  fileprivate func spacing(at now: Duration) -> Duration {
    var pace = self
    _ = pace.turn(at: now)
    guard case .wait(let time) = pace.turn(at: now) else { return .zero }
    return time - now
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

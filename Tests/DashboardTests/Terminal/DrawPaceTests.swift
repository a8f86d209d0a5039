import Dashboard
import TestSupport
import Testing

@Suite struct `The pace of drawing` {
  private let start = ContinuousClock.now

  @Test func `draws the first frame at once`() {
    #expect(DrawPace().delay(at: start) == .zero)
  }

  @Test(.acceptance(.zeroIdleBytes)) func `waits for ever where nothing changed`() {
    #expect(drawn().delay(at: start + .seconds(9)) == nil)
  }

  @Test func `answers a key at once`() {
    var pace = drawn()
    pace.note(.person)
    #expect(pace.delay(at: start) == .zero)
  }

  @Test(arguments: [(0, 50), (20, 30), (50, 0), (900, 0)])
  func `shows news at most twenty times a second`(since: Int, wait: Int) {
    var pace = drawn()
    pace.note(.news)
    #expect(pace.delay(at: start + .milliseconds(since)) == .milliseconds(wait))
  }

  @Test func `does not let news hold back the answer to a key`() {
    var pace = drawn()
    pace.note(.person)
    pace.note(.news)
    #expect(pace.delay(at: start) == .zero)
  }

  private func drawn() -> DrawPace {
    var pace = DrawPace()
    pace.drew(at: start)
    return pace
  }
}

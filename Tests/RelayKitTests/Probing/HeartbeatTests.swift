import RelayKit
import Testing

/// When a beat that did not come tells of a stop; all times in milliseconds.
@Suite struct HeartbeatTests {
  @Test(
    arguments: [
      (49, nil), (50, nil), (250, nil), (251, 201), (1_050, 1_000),
    ] as [(Int, Int?)])
  func `tells of a beat that is long overdue`(now: Int, stop: Int?) {
    var heartbeat = Heartbeat()
    heartbeat.beat(at: .zero)
    #expect(heartbeat.overdue(at: .milliseconds(now)) == stop.map { .milliseconds($0) })
  }

  @Test func `tells of a stop once`() {
    var heartbeat = Heartbeat()
    heartbeat.beat(at: .zero)
    #expect(heartbeat.overdue(at: .milliseconds(600)) == .milliseconds(550))
    #expect(heartbeat.overdue(at: .milliseconds(601)) == nil)
    #expect(heartbeat.overdue(at: .milliseconds(1_200)) == .milliseconds(550))
  }

  @Test func `expects no beat before the first, and none after the last`() {
    var heartbeat = Heartbeat()
    #expect(heartbeat.overdue(at: .seconds(9)) == nil)
    heartbeat.beat(at: .seconds(9))
    heartbeat.stop()
    #expect(heartbeat.overdue(at: .seconds(19)) == nil)
  }
}

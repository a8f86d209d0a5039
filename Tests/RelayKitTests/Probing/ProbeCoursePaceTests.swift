import RelayKit
import STUN
import Testing

/// How often a course asks, and when it rests.
@Suite struct ProbeCoursePaceTests {
  @Test func `asks a silent target more and more rarely, and at the old pace once it answers`() {
    var walk = CourseWalk(
      .udp, .watching, at: 20,
      after: [.opened, .answered(10)] + Array(repeating: .timedOut, count: 5))
    walk.expect(
      .woke(.tick, 1), at: 618.034, [.report(.sent), .send, .wake(.tick, 1, at: 2618.034)])
    walk.expect(
      .woke(.tick, 1), at: 2618.034, [.report(.sent), .send, .wake(.tick, 1, at: 6618.034)])
    walk.expect(.timedOut, at: 4618, [.report(.lost)])
    walk.expect(
      .answered(10), at: 4700, [.report(.answeredIn(10)), .wake(.tick, 2, at: 5618.034)])
    walk.expect(.woke(.tick, 1), at: 6618.034, [])
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.sent), .send, .wake(.tick, 2, at: 6618.034)])
  }

  @Test func `asks a server that takes no connections more rarely, and at once when it does again`()
  {
    var walk = CourseWalk(
      .tcp, .watching, at: 20,
      after: [.opened, .answered(10), .closed, .openFailed(.refused)]
        + Array(repeating: .woke(.tick, 2), count: 5))
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.missed), .wake(.tick, 2, at: 7618.034)])
    walk.expect(.woke(.reopen, 2), at: 6000, [.open])
    walk.expect(.opened, at: 6001, [.report(.opened), .wake(.tick, 3, at: 6618.034)])
  }

  @Test func `keeps to the pace in a report, however many are lost`() {
    var walk = CourseWalk(
      .udp, .reporting(samples: 20), at: 20,
      after: [.opened, .answered(10)] + Array(repeating: .timedOut, count: 5))
    walk.expect(
      .woke(.tick, 1), at: 323.607, [.report(.sent), .send, .wake(.tick, 1, at: 523.607)])
  }

  @Test func `takes up another pace at once, and never two`() {
    var walk = CourseWalk(.udp, .watching, at: 541, after: [.opened, .answered(540)])
    walk.expect(.paced(5000), at: 600, [.wake(.tick, 2, at: 3090.17)])
    walk.expect(.woke(.tick, 1), at: 1618.034, [])
    walk.expect(.paced(200), at: 2000, [.wake(.tick, 3, at: 2123.607)])
    walk.expect(.woke(.tick, 2), at: 3090.17, [])
    walk.expect(
      .woke(.tick, 3), at: 2123.607, [.report(.sent), .send, .wake(.tick, 3, at: 2323.607)])
  }

  @Test func `disturbs no first contact and no pause by another pace`() {
    var walk = CourseWalk(.udp, .watching, at: 1, after: [.opened])
    walk.expect(.paced(5000), at: 100, [])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(.answered(20), at: 521, [.report(.answeredIn(20)), .wake(.tick, 1, at: 3090.17)])
    walk.expect(.paused, at: 600, [])
    walk.expect(.paced(200), at: 700, [])
    walk.expect(.resumed, at: 800, [.wake(.tick, 2, at: 923.607)])
  }

  @Test func `sends nothing while paused`() {
    var walk = CourseWalk(.udp, .watching, at: 20, after: [.opened, .answered(10)])
    walk.expect(.paused, at: 100, [])
    walk.expect(.woke(.tick, 1), at: 618.034, [])
    walk.expect(.resumed, at: 5000, [.wake(.tick, 2, at: 5618.034)])
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.sent), .send, .wake(.tick, 2, at: 6618.034)])
  }
}

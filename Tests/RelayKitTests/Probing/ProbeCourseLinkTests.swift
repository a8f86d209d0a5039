import RelayKit
import STUN
import TestSupport
import Testing

/// What becomes of a course whose flow ends, or cannot be opened.
@Suite struct ProbeCourseLinkTests {
  @Test(.pitfall(.idleCut)) func `opens a stream again that the server ended, and counts no loss`()
  {
    var walk = CourseWalk(
      .tcp, .watching, at: 20, after: [.opened, .answered(10), .woke(.tick, 1)])
    walk.expect(.lostConnection, at: 60_000, [.report(.withdrawn)])
    walk.expect(.closed, at: 60_000, [.report(.reconnecting), .open])
    walk.expect(.opened, at: 60_020, [.report(.opened), .report(.sent), .send])
  }

  @Test func `sends what fell due as soon as the stream stands again`() {
    var walk = CourseWalk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .closed])
    walk.expect(.woke(.tick, 1), at: 618.034, [.wake(.tick, 1, at: 1618.034)])
    walk.expect(.opened, at: 640, [.report(.opened), .report(.sent), .send])
  }

  @Test func `counts a server that no longer takes connections as losing every sample`() {
    var walk = CourseWalk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .closed])
    walk.expect(
      .openFailed(.refused), at: 30,
      [.report(.failed(.refused)), .wake(.reopen, 2, at: 2030), .wake(.tick, 2, at: 618.034)])
    walk.expect(.woke(.tick, 1), at: 618.034, [])
    walk.expect(
      .woke(.tick, 2), at: 618.034, [.report(.missed), .wake(.tick, 2, at: 1618.034)])
    walk.expect(.woke(.reopen, 2), at: 2030, [.open])
    walk.expect(
      .openFailed(.refused), at: 2031,
      [.report(.failed(.refused)), .wake(.reopen, 3, at: 6031), .wake(.tick, 3, at: 2618.034)])
  }

  @Test func `keeps to one tick an interval with a server that hangs up silent again and again`() {
    var walk = CourseWalk(.tcp, .watching, at: 1, after: [.opened])
    walk.expect(
      .timedOut, at: 2001, [.report(.lost), .report(.silent), .wake(.tick, 0, at: 2618.034)])
    walk.expect(
      .closed, at: 2100, [.report(.failed(.closedByPeer)), .wake(.reopen, 1, at: 4100)])
    walk.expect(.woke(.tick, 0), at: 2618.034, [])
    walk.expect(.woke(.reopen, 1), at: 4100, [.open])
    walk.expect(.opened, at: 4101, [.report(.opened), .report(.sent), .send])
    walk.expect(
      .timedOut, at: 6101, [.report(.lost), .report(.silent), .wake(.tick, 1, at: 6618.034)])
  }

  @Test func `takes a stream that always ends without an answer for a failure`() {
    var walk = CourseWalk(.tcp, .reporting(samples: 5), after: [.opened])
    walk.expect(.lostConnection, at: 5, [.report(.withdrawn)])
    walk.expect(.closed, at: 5, [.report(.failed(.closedByPeer)), .report(.finished)])
  }

  @Test func `takes the end of a stream before what became of its first request`() {
    var report = CourseWalk(.tcp, .reporting(samples: 5), after: [.opened])
    report.expect(.closed, at: 5, [.report(.failed(.closedByPeer)), .report(.finished)])
    report.expect(.lostConnection, at: 5, [])
    var watch = CourseWalk(.tcp, .watching, after: [.opened])
    watch.expect(.closed, at: 5, [.report(.failed(.closedByPeer)), .wake(.reopen, 1, at: 2005)])
    watch.expect(.lostConnection, at: 5, [.report(.withdrawn)])
    watch.expect(.woke(.reopen, 1), at: 2005, [.open])
    watch.expect(.opened, at: 2006, [.report(.opened), .report(.sent), .send])
    watch.expect(
      .closed, at: 2007,
      [.report(.failed(.closedByPeer)), .report(.missed), .wake(.reopen, 2, at: 6007)])
  }

  @Test func `asks again in a report for a request that was withdrawn after the last was sent`() {
    var walk = CourseWalk(
      .tcp, .reporting(samples: 2), at: 20, after: [.opened, .answered(10), .woke(.tick, 1)])
    walk.expect(.woke(.tick, 1), at: 323.607, [.wake(.tick, 1, at: 523.607)])
    walk.expect(.closed, at: 400, [.report(.reconnecting), .open])
    walk.expect(.opened, at: 410, [.report(.opened)])
    walk.expect(.lostConnection, at: 411, [.report(.withdrawn)])
    walk.expect(
      .woke(.tick, 1), at: 523.607, [.report(.sent), .send, .wake(.tick, 1, at: 723.607)])
    walk.expect(.answered(10), at: 540, [.report(.answeredIn(10)), .report(.finished)])
  }

  @Test(.pitfall(.idleCut)) func `reopens an idle stream for its next sample, not in a storm`() {
    var walk = CourseWalk(
      .tcp, .watching, at: 20, after: [.opened, .answered(10), .closed, .opened])
    walk.expect(.closed, at: 40, [.report(.reconnecting), .wake(.reopen, 1, at: 1040)])
    walk.expect(.woke(.tick, 1), at: 618.034, [.open, .wake(.tick, 1, at: 1618.034)])
    walk.expect(.opened, at: 620, [.report(.opened), .report(.sent), .send])
  }

  @Test func `counts an UDP port that is refused as lost`() {
    var walk = CourseWalk(.udp, .reporting(samples: 5), after: [.opened])
    walk.expect(.refused, at: 1, [.report(.lost)])
    walk.expect(.closedBecause(.refused), at: 1, [.report(.failed(.refused)), .report(.finished)])
  }
}

import RelayKit
import STUN
import TestSupport
import Testing

/// First contact, and what ends a report.
@Suite struct ProbeCourseTests {
  @Test(.pitfall(.retransmission))
  func `sends again over UDP as RFC 8489 says until the first answer`() {
    var walk = CourseWalk(.udp, .watching)
    walk.expect(.start, [.open])
    walk.expect(
      .opened, at: 1, [.report(.opened), .report(.sent), .send, .wake(.retransmit, 0, at: 501)])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(
      .answered(540), at: 541, [.report(.answeredIn(540)), .wake(.tick, 1, at: 1618.034)])
    walk.expect(.woke(.retransmit, 0), at: 1501, [])
    walk.expect(
      .woke(.tick, 1), at: 1618.034, [.report(.sent), .send, .wake(.tick, 1, at: 2618.034)])
  }

  @Test func `calls a server silent after three requests, and goes on trying`() {
    var walk = CourseWalk(
      .udp, .watching, at: 1501, after: [.opened, .woke(.retransmit, 0), .woke(.retransmit, 0)])
    walk.expect(.timedOut, at: 2000, [.report(.lost)])
    walk.expect(.woke(.retransmit, 0), at: 2001, [.report(.silent), .wake(.tick, 0, at: 2618.034)])
    walk.expect(
      .woke(.tick, 0), at: 2618.034, [.report(.sent), .send, .wake(.tick, 0, at: 3618.034)])
    walk.expect(.answered(12), at: 2630, [.report(.answeredIn(12)), .wake(.tick, 1, at: 3618.034)])
    walk.expect(.woke(.tick, 0), at: 3618.034, [])
  }

  @Test func `finishes a report once its samples are in`() {
    var walk = CourseWalk(.tcp, .reporting(samples: 2))
    walk.expect(.start, [.open])
    walk.expect(.openedIn(10), at: 10, [.report(.openedIn(10)), .report(.sent), .send])
    walk.expect(.answered(10), at: 20, [.report(.answeredIn(10)), .wake(.tick, 1, at: 123.607)])
    walk.expect(
      .woke(.tick, 1), at: 123.607, [.report(.sent), .send, .wake(.tick, 1, at: 323.607)])
    walk.expect(.answered(10), at: 134, [.report(.answeredIn(10)), .report(.finished)])
    walk.expect(.woke(.tick, 1), at: 323.607, [])
  }

  @Test func `finishes a report where UDP stays silent`() {
    var walk = CourseWalk(
      .udp, .reporting(samples: 5), at: 1501,
      after: [.opened, .woke(.retransmit, 0), .woke(.retransmit, 0)])
    walk.expect(.timedOut, at: 2001, [.report(.lost)])
    walk.expect(
      .woke(.retransmit, 0), at: 2001,
      [.report(.silent), .report(.lost), .report(.lost), .report(.finished)])
    walk.expect(.timedOut, at: 2501, [])
  }

  @Test(arguments: [
    (100, [1, 51, 101]), (1_000, [1, 501, 1_001]), (20_000, [1, 501, 1_501, 20_001]),
  ])
  func `waits for a server over UDP as long as wanted, and asks it twice at least`(
    timeout: Int, times: [Double]
  ) {
    let plan = ProbePlan(interval: .seconds(1), timeout: .milliseconds(timeout), samples: 1)
    var course = ProbeCourse(transport: .udp, plan: plan, ordinal: 1)
    _ = course.start()
    var event = ProbeCourse.Event.opened(connectTime: nil, tlsTime: nil)
    for (time, next) in zip(times, times.dropFirst()) {
      let alarm = ProbeCourse.Alarm(purpose: .retransmit, generation: 0)
      let actions = course.handle(event, at: .milliseconds(time))
      #expect(actions.contains(.send) && actions.last == .wake(alarm, at: .milliseconds(next)))
      event = .woke(alarm)
    }
    _ = course.handle(event, at: .milliseconds(times.last ?? 0))
    _ = course.handle(.outcome(.timedOut), at: .milliseconds(times.last ?? 0))
    #expect(course.isFinished)
  }

  @Test func `gives UDP three requests though a report wants one sample`() {
    var walk = CourseWalk(.udp, .reporting(samples: 1), at: 1, after: [.opened])
    walk.expect(.timedOut, at: 301, [.report(.lost)])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(.timedOut, at: 801, [.report(.lost)])
    walk.expect(
      .woke(.retransmit, 0), at: 1501,
      [.report(.sent), .send, .inquire, .wake(.retransmit, 0, at: 2001)])
    walk.expect(.timedOut, at: 1801, [.report(.lost)])
    walk.expect(.woke(.retransmit, 0), at: 2001, [.report(.silent), .report(.finished)])
  }

  @Test func `finishes a report where nothing can be opened`() {
    var walk = CourseWalk(.tcp, .reporting(samples: 5))
    walk.expect(.openFailed(.refused), at: 1, [.report(.failed(.refused)), .report(.finished)])
  }

  @Test func `takes a stream without an answer for silent`() {
    var walk = CourseWalk(.tls, .reporting(samples: 5), after: [.opened])
    walk.expect(.timedOut, at: 2000, [.report(.lost), .report(.silent), .report(.finished)])
  }

  @Test func `takes back a sample during which the process was stopped`() {
    var walk = CourseWalk(
      .udp, .watching, at: 20, after: [.opened, .answered(10), .woke(.tick, 1)])
    walk.expect(.interrupted, at: 9000, [.report(.withdrawn)])
    var report = CourseWalk(.udp, .reporting(samples: 2), at: 20, after: [.opened, .answered(10)])
    report.expect(.interrupted, at: 9000, [.report(.withdrawn), .report(.sent), .send])
  }

  /// Alarm and deadline fall together, and either may come first.
  @Test func `gives a contact up no sooner than its first request, which tells what it met`() {
    let contact: [CourseStep] = [.opened, .woke(.retransmit, 0), .woke(.retransmit, 0)]
    var report = CourseWalk(.udp, .reporting(samples: 5), at: 1501, after: contact)
    report.expect(.woke(.retransmit, 0), at: 2001, [])
    report.expect(
      .malformed, at: 2001,
      [
        .report(.malformed(.cookie(0))), .report(.lost), .report(.silent), .report(.lost),
        .report(.lost), .report(.finished),
      ])
    var watch = CourseWalk(.udp, .watching, at: 1501, after: contact)
    watch.expect(.woke(.retransmit, 0), at: 2001, [])
    watch.expect(.interrupted, at: 2001, [.report(.withdrawn)])
    watch.expect(
      .foreign, at: 2501,
      [.report(.foreign), .report(.lost), .report(.silent), .wake(.tick, 0, at: 2618.034)])
    watch.expect(.timedOut, at: 3501, [.report(.lost)])
  }

  @Test func `gives a contact up though nothing can be told of any request`() {
    var walk = CourseWalk(.udp, .watching, at: 1, after: [.opened])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(
      .woke(.retransmit, 0), at: 1501,
      [.report(.sent), .send, .inquire, .wake(.retransmit, 0, at: 2001)])
    walk.expect(.woke(.retransmit, 0), at: 2001, [])
    walk.expect(.interrupted, at: 2001, [.report(.withdrawn)])
    walk.expect(.interrupted, at: 2501, [.report(.withdrawn)])
    walk.expect(
      .interrupted, at: 3501,
      [.report(.withdrawn), .report(.silent), .wake(.tick, 0, at: 3618.034)])
  }

  @Test func `takes an answer that comes as the contact is to be given up`() {
    var walk = CourseWalk(
      .udp, .watching, at: 1501, after: [.opened, .woke(.retransmit, 0), .woke(.retransmit, 0)])
    walk.expect(.woke(.retransmit, 0), at: 2001, [])
    walk.expect(
      .answered(1999), at: 2001, [.report(.answeredIn(1999)), .wake(.tick, 1, at: 2618.034)])
    walk.expect(.timedOut, at: 2501, [.report(.lost)])
  }

  @Test(arguments: [Transport.tcp, .tls])
  func `tells that what comes over a stream answers nothing`(transport: Transport) {
    var walk = CourseWalk(transport, .reporting(samples: 5), after: [.opened])
    walk.expect(
      .foreign, at: 2000,
      [.report(.foreign), .report(.lost), .report(.silent), .report(.finished)])
  }

  @Test func `tells what came back that is not STUN`() {
    var walk = CourseWalk(.udp, .watching, after: [.opened])
    walk.expect(.malformed, at: 2000, [.report(.malformed(.cookie(0))), .report(.lost)])
  }
}

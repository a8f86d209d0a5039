import RelayKit
import STUN
import TestSupport
import Testing

@Suite struct ProbeCourseTests {
  @Test(.pitfall(.retransmission))
  func `sends again over UDP as RFC 8489 says until the first answer`() {
    var walk = Walk(.udp, .watching)
    walk.expect(.start, [.open])
    walk.expect(
      .opened, at: 1, [.report(.opened), .report(.sent), .send, .wake(.retransmit, 0, at: 501)])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(.answered(540), at: 541, [.report(.answered(540)), .wake(.tick, 1, at: 1618.034)])
    walk.expect(.woke(.retransmit, 0), at: 1501, [])
    walk.expect(
      .woke(.tick, 1), at: 1618.034, [.report(.sent), .send, .wake(.tick, 1, at: 2618.034)])
  }

  @Test func `calls a server silent after three requests, and goes on trying`() {
    var walk = Walk(
      .udp, .watching, at: 1501, after: [.opened, .woke(.retransmit, 0), .woke(.retransmit, 0)])
    walk.expect(.timedOut, at: 2000, [.report(.lost)])
    walk.expect(.woke(.retransmit, 0), at: 2001, [.report(.silent), .wake(.tick, 0, at: 2618.034)])
    walk.expect(
      .woke(.tick, 0), at: 2618.034, [.report(.sent), .send, .wake(.tick, 0, at: 3618.034)])
    walk.expect(.answered(12), at: 2630, [.report(.answered(12)), .wake(.tick, 1, at: 3618.034)])
    walk.expect(.woke(.tick, 0), at: 3618.034, [])
  }

  @Test func `finishes a report once its samples are in`() {
    var walk = Walk(.tcp, .reporting(samples: 2))
    walk.expect(.start, [.open])
    walk.expect(.openedIn(10), at: 10, [.report(.openedIn(10)), .report(.sent), .send])
    walk.expect(.answered(10), at: 20, [.report(.answered(10)), .wake(.tick, 1, at: 123.607)])
    walk.expect(
      .woke(.tick, 1), at: 123.607, [.report(.sent), .send, .wake(.tick, 1, at: 323.607)])
    walk.expect(.answered(10), at: 134, [.report(.answered(10)), .report(.finished)])
    walk.expect(.woke(.tick, 1), at: 323.607, [])
  }

  @Test func `finishes a report where UDP stays silent`() {
    var walk = Walk(
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
    #expect(course.isFinished)
  }

  @Test func `gives UDP three requests though a report wants one sample`() {
    var walk = Walk(.udp, .reporting(samples: 1), at: 1, after: [.opened])
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
    var walk = Walk(.tcp, .reporting(samples: 5))
    walk.expect(.openFailed(.refused), at: 1, [.report(.failed(.refused)), .report(.finished)])
  }

  @Test func `takes a stream without an answer for silent`() {
    var walk = Walk(.tls, .reporting(samples: 5), after: [.opened])
    walk.expect(.timedOut, at: 2000, [.report(.lost), .report(.silent), .report(.finished)])
  }

  @Test(.pitfall(.idleCut)) func `opens a stream again that the server ended, and counts no loss`()
  {
    var walk = Walk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .woke(.tick, 1)])
    walk.expect(.lostConnection, at: 60_000, [.report(.withdrawn)])
    walk.expect(.closed, at: 60_000, [.report(.reconnecting), .open])
    walk.expect(.opened, at: 60_020, [.report(.opened), .report(.sent), .send])
  }

  @Test func `sends what fell due as soon as the stream stands again`() {
    var walk = Walk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .closed])
    walk.expect(.woke(.tick, 1), at: 618.034, [.wake(.tick, 1, at: 1618.034)])
    walk.expect(.opened, at: 640, [.report(.opened), .report(.sent), .send])
  }

  @Test func `counts a server that no longer takes connections as losing every sample`() {
    var walk = Walk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .closed])
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
    var walk = Walk(.tcp, .watching, at: 1, after: [.opened])
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

  @Test func `takes back a sample during which the process was stopped`() {
    var walk = Walk(.udp, .watching, at: 20, after: [.opened, .answered(10), .woke(.tick, 1)])
    walk.expect(.interrupted, at: 9000, [.report(.withdrawn)])
    var report = Walk(.udp, .reporting(samples: 2), at: 20, after: [.opened, .answered(10)])
    report.expect(.interrupted, at: 9000, [.report(.withdrawn), .report(.sent), .send])
  }

  @Test func `takes a stream that always ends without an answer for a failure`() {
    var walk = Walk(.tcp, .reporting(samples: 5), after: [.opened])
    walk.expect(.lostConnection, at: 5, [.report(.withdrawn)])
    walk.expect(.closed, at: 5, [.report(.failed(.closedByPeer)), .report(.finished)])
  }

  @Test(.pitfall(.idleCut)) func `reopens an idle stream for its next sample, not in a storm`() {
    var walk = Walk(.tcp, .watching, at: 20, after: [.opened, .answered(10), .closed, .opened])
    walk.expect(.closed, at: 40, [.report(.reconnecting), .wake(.reopen, 1, at: 1040)])
    walk.expect(.woke(.tick, 1), at: 618.034, [.open, .wake(.tick, 1, at: 1618.034)])
    walk.expect(.opened, at: 620, [.report(.opened), .report(.sent), .send])
  }

  @Test func `counts an UDP port that is refused as lost`() {
    var walk = Walk(.udp, .reporting(samples: 5), after: [.opened])
    walk.expect(.refused, at: 1, [.report(.lost)])
    walk.expect(.closedBecause(.refused), at: 1, [.report(.failed(.refused)), .report(.finished)])
  }

  @Test func `asks a silent target more and more rarely, and at the old pace once it answers`() {
    var walk = Walk(
      .udp, .watching, at: 20,
      after: [.opened, .answered(10)] + Array(repeating: .timedOut, count: 5))
    walk.expect(
      .woke(.tick, 1), at: 618.034, [.report(.sent), .send, .wake(.tick, 1, at: 2618.034)])
    walk.expect(
      .woke(.tick, 1), at: 2618.034, [.report(.sent), .send, .wake(.tick, 1, at: 6618.034)])
    walk.expect(.timedOut, at: 4618, [.report(.lost)])
    walk.expect(
      .answered(10), at: 4700, [.report(.answered(10)), .wake(.tick, 2, at: 5618.034)])
    walk.expect(.woke(.tick, 1), at: 6618.034, [])
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.sent), .send, .wake(.tick, 2, at: 6618.034)])
  }

  @Test func `asks a server that takes no connections more rarely, and at once when it does again`()
  {
    var walk = Walk(
      .tcp, .watching, at: 20,
      after: [.opened, .answered(10), .closed, .openFailed(.refused)]
        + Array(repeating: .woke(.tick, 2), count: 5))
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.missed), .wake(.tick, 2, at: 7618.034)])
    walk.expect(.woke(.reopen, 2), at: 6000, [.open])
    walk.expect(.opened, at: 6001, [.report(.opened), .wake(.tick, 3, at: 6618.034)])
  }

  @Test func `keeps to the pace in a report, however many are lost`() {
    var walk = Walk(
      .udp, .reporting(samples: 20), at: 20,
      after: [.opened, .answered(10)] + Array(repeating: .timedOut, count: 5))
    walk.expect(
      .woke(.tick, 1), at: 323.607, [.report(.sent), .send, .wake(.tick, 1, at: 523.607)])
  }

  @Test func `takes up another pace at once, and never two`() {
    var walk = Walk(.udp, .watching, at: 541, after: [.opened, .answered(540)])
    walk.expect(.paced(5000), at: 600, [.wake(.tick, 2, at: 3090.17)])
    walk.expect(.woke(.tick, 1), at: 1618.034, [])
    walk.expect(.paced(200), at: 2000, [.wake(.tick, 3, at: 2123.607)])
    walk.expect(.woke(.tick, 2), at: 3090.17, [])
    walk.expect(
      .woke(.tick, 3), at: 2123.607, [.report(.sent), .send, .wake(.tick, 3, at: 2323.607)])
  }

  @Test func `disturbs no first contact and no pause by another pace`() {
    var walk = Walk(.udp, .watching, at: 1, after: [.opened])
    walk.expect(.paced(5000), at: 100, [])
    walk.expect(
      .woke(.retransmit, 0), at: 501, [.report(.sent), .send, .wake(.retransmit, 0, at: 1501)])
    walk.expect(.answered(20), at: 521, [.report(.answered(20)), .wake(.tick, 1, at: 3090.17)])
    walk.expect(.paused, at: 600, [])
    walk.expect(.paced(200), at: 700, [])
    walk.expect(.resumed, at: 800, [.wake(.tick, 2, at: 923.607)])
  }

  @Test func `sends nothing while paused`() {
    var walk = Walk(.udp, .watching, at: 20, after: [.opened, .answered(10)])
    walk.expect(.paused, at: 100, [])
    walk.expect(.woke(.tick, 1), at: 618.034, [])
    walk.expect(.resumed, at: 5000, [.wake(.tick, 2, at: 5618.034)])
    walk.expect(
      .woke(.tick, 2), at: 5618.034, [.report(.sent), .send, .wake(.tick, 2, at: 6618.034)])
  }

  @Test func `tells what came back that is not STUN`() {
    var walk = Walk(.udp, .watching, after: [.opened])
    walk.expect(.malformed, at: 2000, [.report(.malformed(.cookie(0))), .report(.lost)])
  }
}

/// A course under test, told events and asked for actions in milliseconds.
private struct Walk {
  private var course: ProbeCourse

  init(_ transport: Transport, _ plan: ProbePlan, at time: Double = 1, after events: [Step] = []) {
    course = ProbeCourse(transport: transport, plan: plan, ordinal: 1)
    for step in events { _ = course.apply(step, at: .milliseconds(time)) }
  }

  mutating func expect(
    _ step: Step, at time: Double = 0, _ expected: [ProbeCourse.Action],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let actions = course.apply(step, at: .milliseconds(time)).map(\.roundedToMicroseconds)
    #expect(actions == expected, sourceLocation: sourceLocation)
  }
}

/// What can happen, as short as a table wants it.
private enum Step {
  case start, opened, openedIn(Double), openFailed(ExchangeError), closed
  case closedBecause(ExchangeError), answered(Double), timedOut, malformed, lostConnection, refused
  case woke(ProbeCourse.Alarm.Purpose, Int), paused, resumed, interrupted
  case paced(Double)

  var event: ProbeCourse.Event? {
    switch self {
    case .start: nil
    case .opened: .opened(connectTime: nil, tlsTime: nil)
    case .openedIn(let time): .opened(connectTime: .milliseconds(time), tlsTime: nil)
    case .openFailed(let error): .openFailed(error)
    case .closed: .closed(.closedByPeer)
    case .closedBecause(let error): .closed(error)
    case .answered(let time): .outcome(.answered(.answer, after: .milliseconds(time)))
    case .timedOut: .outcome(.timedOut)
    case .malformed: .outcome(.malformed(.cookie(0)))
    case .lostConnection: .outcome(.closed(.closedByPeer))
    case .refused: .outcome(.closed(.refused))
    case .interrupted: .outcome(.interrupted)
    case .woke(let purpose, let generation):
      .woke(ProbeCourse.Alarm(purpose: purpose, generation: generation))
    case .paused: .paused
    case .resumed: .resumed
    case .paced(let interval): .paced(.milliseconds(interval))
    }
  }
}

extension ProbeCourse {
  fileprivate mutating func apply(_ step: Step, at time: Duration) -> [Action] {
    guard let event = step.event else { return start() }
    return handle(event, at: time)
  }
}

extension ProbeCourse.Action {
  fileprivate static func wake(
    _ purpose: ProbeCourse.Alarm.Purpose, _ generation: Int, at time: Double
  ) -> Self {
    .wake(ProbeCourse.Alarm(purpose: purpose, generation: generation), at: .milliseconds(time))
  }

  fileprivate var roundedToMicroseconds: Self {
    guard case .wake(let alarm, let time) = self else { return self }
    return .wake(alarm, at: .milliseconds((time.milliseconds * 1000).rounded() / 1000))
  }
}

extension ProbeObservation {
  fileprivate static var opened: Self { .opened(connectTime: nil, tlsTime: nil) }
  fileprivate static func openedIn(_ time: Double) -> Self {
    .opened(connectTime: .milliseconds(time), tlsTime: nil)
  }
  fileprivate static func answered(_ time: Double) -> Self {
    .answered(.answer, after: .milliseconds(time))
  }
}

extension ProbePlan {
  fileprivate static func reporting(samples: Int) -> ProbePlan {
    ProbePlan(interval: .milliseconds(200), timeout: .seconds(2), samples: samples)
  }
}

extension Message {
  fileprivate static var answer: Message {
    var zeros = ZeroGenerator()
    return Message(.success, .binding, transactionID: .random(using: &zeros))
  }
}

private struct ZeroGenerator: RandomNumberGenerator {
  mutating func next() -> UInt64 { 0 }
}

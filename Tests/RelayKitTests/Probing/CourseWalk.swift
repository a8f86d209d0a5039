import RelayKit
import STUN
import Testing

/// A course under test, told events and asked for actions in milliseconds.
struct CourseWalk {
  private var course: ProbeCourse

  init(
    _ transport: Transport, _ plan: ProbePlan, at time: Double = 1, after events: [CourseStep] = []
  ) {
    course = ProbeCourse(transport: transport, plan: plan, ordinal: 1)
    for step in events { _ = course.apply(step, at: .milliseconds(time)) }
  }

  mutating func expect(
    _ step: CourseStep, at time: Double = 0, _ expected: [ProbeCourse.Action],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let actions = course.apply(step, at: .milliseconds(time)).map(\.roundedToMicroseconds)
    #expect(actions == expected, sourceLocation: sourceLocation)
  }
}

/// What can happen, as short as a table wants it.
enum CourseStep {
  case start, opened, openedIn(Double), openFailed(ExchangeError), closed
  case closedBecause(ExchangeError), answered(Double), timedOut, malformed, foreign, lostConnection,
    refused
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
    case .foreign: .outcome(.foreign)
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
  fileprivate mutating func apply(_ step: CourseStep, at time: Duration) -> [Action] {
    guard let event = step.event else { return start() }
    return handle(event, at: time)
  }
}

extension ProbeCourse.Action {
  static func wake(
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
  static var opened: Self { .opened(connectTime: nil, tlsTime: nil) }
  static func openedIn(_ time: Double) -> Self {
    .opened(connectTime: .milliseconds(time), tlsTime: nil)
  }
  static func answeredIn(_ time: Double) -> Self {
    .answered(.answer, after: .milliseconds(time))
  }
}

extension ProbePlan {
  static func reporting(samples: Int) -> ProbePlan {
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

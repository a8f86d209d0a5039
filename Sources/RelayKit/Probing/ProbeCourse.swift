import STUN

/// The course of measuring one target, as a state machine that says what to do next.
///
/// ```
/// opening ──opened──▶ contacting ──answered──▶ steady ──all samples in──▶ finished
///    ▲ ▲                  │                      │
///    │ └────reopen────  resting ◀──closed/failed─┘
/// ```
/// - Until the first answer, requests go out as RFC 8489 §6.2.1 retransmits them, but each with a
///   transaction id of its own: an answer names its request, so each is a sample and none is
///   ambiguous. The contact is given up when the first of them is, which tells what it met.
/// - After that, one request an interval, each a single message; what is not answered is lost.
/// - A target that stays silent is asked more and more rarely, until it answers; in a report, which
///   has an end, it is not.
/// - A stream that the server ends is opened again at once. The request under way is withdrawn:
///   a reconnect is no loss.
package struct ProbeCourse: Sendable {
  package enum Event: Sendable {
    case opened(connectTime: Duration?, tlsTime: Duration?)
    case openFailed(ExchangeError)
    case closed(ExchangeError)
    case outcome(RoundTrip)
    case woke(Alarm)
    case paused
    case resumed
    /// From now on a sample this often.
    case paced(Duration)
  }

  package enum Action: Equatable, Sendable {
    case open
    case send
    /// Ask once, with the last request of a first contact, from a socket that hears whoever answers.
    case inquire
    case wake(Alarm, at: Duration)
    case report(ProbeObservation)
  }

  /// A wake-up call; one whose generation has passed is ignored.
  package struct Alarm: Hashable, Sendable {
    package enum Purpose: Sendable { case tick, retransmit, reopen }
    package var purpose: Purpose
    package var generation: Int

    package init(purpose: Purpose, generation: Int) {
      self.purpose = purpose
      self.generation = generation
    }
  }

  enum State: Equatable {
    case opening
    case contacting
    case steady
    case resting
    case finished
  }

  let transport: Transport
  private(set) var plan: ProbePlan
  private(set) var schedule: TickSchedule
  private let ordinal: Int
  var state = State.opening
  var retransmission: Retransmission
  var generation = 0
  var inFlight = 0
  /// Samples that count: sent and not withdrawn.
  var samples = 0
  var hasAnswered = false
  var sentOnFlow = 0
  var answersOnFlow = 0
  /// Openings in a row that brought no answer.
  var failures = 0
  var isPaused = false
  /// Whether the time of a first contact is over, and what its first request met is not known yet.
  var isGivingUp = false
  /// Samples that fell due, or were withdrawn, while there was no flow.
  var owed = 0
  var backoff = Backoff()

  package init(transport: Transport, plan: ProbePlan, ordinal: Int) {
    self.transport = transport
    self.plan = plan
    self.ordinal = ordinal
    schedule = TickSchedule(interval: plan.interval, ordinal: ordinal)
    retransmission = ProbePlan.contactTimetable(plan.timeout)
  }

  package var isFinished: Bool { state == .finished }

  /// Whether a wake-up call that was asked for would still be heeded.
  package func awaits(_ alarm: Alarm) -> Bool {
    alarm.generation == generation && !isPaused && !isFinished
  }

  package func start() -> [Action] { [.open] }

  package mutating func handle(_ event: Event, at now: Duration) -> [Action] {
    guard state != .finished else { return [] }
    switch event {
    case .opened(let connectTime, let tlsTime):
      return [.report(.opened(connectTime: connectTime, tlsTime: tlsTime))] + opened(at: now)
    case .openFailed(let error): return failed(error, at: now)
    case .closed(let error): return closed(error, at: now)
    case .outcome(let outcome): return settled(outcome, at: now)
    case .woke(let alarm): return woke(alarm, at: now)
    case .paused: return paused()
    case .resumed: return resumed(at: now)
    case .paced(let interval): return paced(interval, at: now)
    }
  }

  /// Takes up another pace with the next sample, which is not waited for at the old one.
  private mutating func paced(_ interval: Duration, at now: Duration) -> [Action] {
    plan.interval = interval
    schedule = TickSchedule(interval: interval, ordinal: ordinal)
    guard state == .steady, !isPaused, !hasSentAll else { return [] }
    generation += 1
    return [tick(after: now)]
  }
}

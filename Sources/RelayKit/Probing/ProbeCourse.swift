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
///   ambiguous.
/// - After that, one request an interval, each a single message; what is not answered is lost.
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
  }

  package enum Action: Equatable, Sendable {
    case open
    case send
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

  private enum State: Equatable {
    case opening
    case contacting
    case steady
    case resting
    case finished
  }

  private let transport: Transport
  private let plan: ProbePlan
  private let schedule: TickSchedule
  private var state = State.opening
  private var retransmission: Retransmission
  private var generation = 0
  private var inFlight = 0
  /// Samples that count: sent and not withdrawn.
  private var samples = 0
  private var hasAnswered = false
  private var sentOnFlow = 0
  private var answersOnFlow = 0
  /// Openings in a row that brought no answer.
  private var failures = 0
  private var isPaused = false
  /// Samples that fell due, or were withdrawn, while there was no flow.
  private var owed = 0

  package init(transport: Transport, plan: ProbePlan, ordinal: Int) {
    self.transport = transport
    self.plan = plan
    schedule = TickSchedule(interval: plan.interval, ordinal: ordinal)
    retransmission = ProbePlan.contactTimetable
  }

  package var isFinished: Bool { state == .finished }

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
    }
  }
}

// Opening and closing.
extension ProbeCourse {
  private mutating func opened(at now: Duration) -> [Action] {
    answersOnFlow = 0
    sentOnFlow = 0
    guard hasAnswered else {
      state = .contacting
      retransmission = ProbePlan.contactTimetable
      return isPaused ? [] : contact(at: now)
    }
    state = .steady
    defer { owed = 0 }
    return (0..<owed).flatMap { _ in send() }
  }

  private mutating func closed(_ error: ExchangeError, at now: Duration) -> [Action] {
    guard state == .contacting || state == .steady else { return [] }
    guard transport.isStream, answersOnFlow > 0 || sentOnFlow == 0 else {
      return failed(error, at: now)
    }
    guard answersOnFlow > 0 else {
      state = .resting
      return [.report(.reconnecting), alarm(.reopen, at: now + plan.pause(after: 0))]
    }
    state = .opening
    return [.report(.reconnecting), .open]
  }

  /// A flow that never answered is a failure; the next try waits longer each time.
  private mutating func failed(_ error: ExchangeError, at now: Duration) -> [Action] {
    failures += 1
    generation += 1
    state = .resting
    let report = Action.report(.failed(error))
    guard plan.samples == nil || hasAnswered else { return [report] + finish() }
    defer { owed = 0 }
    let losses = (0..<owed).flatMap { _ in missed() }
    guard state != .finished else { return [report] + losses }
    let reopening = alarm(.reopen, at: now + plan.pause(after: failures))
    return [report] + losses + [reopening] + (hasAnswered ? [tick(after: now)] : [])
  }
}

// Requests and their outcomes.
extension ProbeCourse {
  private mutating func contact(at now: Duration) -> [Action] {
    guard transport == .udp else { return send() }
    switch retransmission.timerFired() {
    case .transmit(let wait): return send() + [alarm(.retransmit, at: now + wait)]
    case .giveUp: return gaveUp(at: now)
    }
  }

  private mutating func gaveUp(at now: Duration) -> [Action] {
    state = .steady
    if plan.samples != nil {
      return [.report(.silent)] + (inFlight == 0 ? finish() : [])
    }
    return [.report(.silent), tick(after: now)]
  }

  private mutating func send() -> [Action] {
    inFlight += 1
    sentOnFlow += 1
    samples += 1
    return [.report(.sent), .send]
  }

  private mutating func settled(_ outcome: RoundTrip, at now: Duration) -> [Action] {
    inFlight -= 1
    switch outcome {
    case .answered(let message, let roundTrip): return answered(message, roundTrip, at: now)
    case .timedOut: return lost(at: now)
    case .malformed(let error): return [.report(.malformed(error))] + lost(at: now)
    case .interrupted: return interrupted()
    case .closed where transport.isStream:
      samples -= 1
      owed += 1
      return [.report(.withdrawn)]
    case .closed: return lost(at: now)
    }
  }

  /// Takes the sample back, and another in its place where nobody else would.
  private mutating func interrupted() -> [Action] {
    samples -= 1
    let needsAnother = plan.samples != nil || (state == .contacting && transport.isStream)
    let isOpen = state == .contacting || state == .steady
    return [.report(.withdrawn)] + (needsAnother && isOpen ? send() : [])
  }

  private mutating func answered(
    _ message: Message, _ roundTrip: Duration, at now: Duration
  ) -> [Action] {
    answersOnFlow += 1
    failures = 0
    let report = Action.report(.answered(message, after: roundTrip))
    guard !hasAnswered else { return [report] + finishIfDone() }
    hasAnswered = true
    state = .steady
    generation += 1
    return [report] + (isDone ? finish() : [tick(after: now + plan.interval / 2)])
  }

  /// Over a stream a first request without an answer is a server that stays silent.
  private mutating func lost(at now: Duration) -> [Action] {
    let report = Action.report(.lost)
    guard state == .contacting, transport.isStream else { return [report] + finishIfDone() }
    return [report] + gaveUp(at: now)
  }
}

// Time.
extension ProbeCourse {
  private mutating func woke(_ alarm: Alarm, at now: Duration) -> [Action] {
    guard alarm.generation == generation, !isPaused else { return [] }
    switch alarm.purpose {
    case .tick: return ticked(at: now)
    case .retransmit: return state == .contacting ? contact(at: now) : []
    case .reopen:
      guard state == .resting else { return [] }
      state = .opening
      return [.open]
    }
  }

  private mutating func ticked(at now: Duration) -> [Action] {
    guard !hasSentAll else { return [] }
    let next = tick(after: now)
    switch state {
    case .steady: return send() + [next]
    case .opening:
      owed += 1
      return [next]
    case .resting where failures == 0:
      owed += 1
      state = .opening
      return [.open, next]
    case .resting: return missed() + [next]
    case .contacting, .finished: return [next]
    }
  }

  /// A sample that cannot be sent because the server no longer takes connections.
  private mutating func missed() -> [Action] {
    samples += 1
    return [.report(.missed)] + finishIfDone()
  }

  private mutating func paused() -> [Action] {
    isPaused = true
    owed = 0
    return []
  }

  private mutating func resumed(at now: Duration) -> [Action] {
    guard isPaused else { return [] }
    isPaused = false
    generation += 1
    switch state {
    case .contacting: return contact(at: now)
    case .steady: return [tick(after: now)]
    case .opening: return hasAnswered ? [tick(after: now)] : []
    case .resting: return [alarm(.reopen, at: now)] + (hasAnswered ? [tick(after: now)] : [])
    case .finished: return []
    }
  }

  private func tick(after time: Duration) -> Action {
    alarm(.tick, at: schedule.next(after: time))
  }

  private func alarm(_ purpose: Alarm.Purpose, at time: Duration) -> Action {
    .wake(Alarm(purpose: purpose, generation: generation), at: time)
  }
}

// The end.
extension ProbeCourse {
  private var hasSentAll: Bool { plan.samples.map { samples >= $0 } ?? false }
  private var isDone: Bool { hasSentAll && inFlight == 0 }

  private mutating func finishIfDone() -> [Action] {
    guard plan.samples != nil, inFlight == 0 else { return [] }
    return isDone || (state == .steady && !hasAnswered) ? finish() : []
  }

  private mutating func finish() -> [Action] {
    state = .finished
    return [.report(.finished)]
  }
}

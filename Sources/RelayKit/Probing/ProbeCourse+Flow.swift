/// The opening and closing of its flows.
extension ProbeCourse {
  mutating func opened(at now: Duration) -> [Action] {
    answersOnFlow = 0
    sentOnFlow = 0
    isGivingUp = false
    guard hasAnswered else {
      state = .contacting
      retransmission = ProbePlan.contactTimetable(plan.timeout)
      return isPaused ? [] : contact(at: now)
    }
    state = .steady
    defer { owed = 0 }
    return quicken(at: now) + (0..<owed).flatMap { _ in send() }
  }

  mutating func closed(_ error: ExchangeError, at now: Duration) -> [Action] {
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
  mutating func failed(_ error: ExchangeError, at now: Duration) -> [Action] {
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

/// What falls due.
extension ProbeCourse {
  mutating func woke(_ alarm: Alarm, at now: Duration) -> [Action] {
    guard awaits(alarm) else { return [] }
    switch alarm.purpose {
    case .tick: return ticked(at: now)
    case .retransmit: return state == .contacting ? contact(at: now) : []
    case .reopen:
      guard state == .resting else { return [] }
      state = .opening
      return [.open]
    }
  }

  /// Ticks on when all samples are sent, since one may still be withdrawn.
  mutating func ticked(at now: Duration) -> [Action] {
    let next = tick(after: now + pauseToNext - plan.interval)
    guard !hasSentAll else { return [next] }
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

  /// From the sample that is due now to the next.
  private var pauseToNext: Duration {
    mutating get { plan.samples == nil ? backoff.pause(from: plan.interval) : plan.interval }
  }

  /// Takes up the pace of an interval again where it was slower.
  mutating func quicken(at now: Duration) -> [Action] {
    defer { backoff = Backoff() }
    guard backoff.isSlow else { return [] }
    generation += 1
    return [tick(after: now)]
  }

  /// A sample that cannot be sent because the server no longer takes connections.
  mutating func missed() -> [Action] {
    samples += 1
    backoff.lost()
    return [.report(.missed)] + finishIfDone()
  }

  mutating func paused() -> [Action] {
    isPaused = true
    owed = 0
    return []
  }

  mutating func resumed(at now: Duration) -> [Action] {
    guard isPaused else { return [] }
    isPaused = false
    generation += 1
    backoff = Backoff()
    switch state {
    case .contacting: return contact(at: now)
    case .steady: return [tick(after: now)]
    case .opening: return hasAnswered ? [tick(after: now)] : []
    case .resting: return [alarm(.reopen, at: now)] + (hasAnswered ? [tick(after: now)] : [])
    case .finished: return []
    }
  }

  func tick(after time: Duration) -> Action {
    alarm(.tick, at: schedule.next(after: time))
  }

  func alarm(_ purpose: Alarm.Purpose, at time: Duration) -> Action {
    .wake(Alarm(purpose: purpose, generation: generation), at: time)
  }
}

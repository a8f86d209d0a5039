import STUN

/// Its requests, and what becomes of them.
extension ProbeCourse {
  mutating func contact(at now: Duration) -> [Action] {
    guard transport == .udp else { return send() }
    switch retransmission.timerFired() {
    case .transmit(let wait):
      let inquiry: [Action] = retransmission.isExhausted ? [.inquire] : []
      return send() + inquiry + [alarm(.retransmit, at: now + wait)]
    case .giveUp:
      isGivingUp = inFlight >= sentOnFlow
      return isGivingUp ? [] : gaveUp(at: now)
    }
  }

  mutating func gaveUp(at now: Duration) -> [Action] {
    state = .steady
    isGivingUp = false
    guard plan.samples != nil else { return [.report(.silent), tick(after: now)] }
    let losses = (0..<inFlight).map { _ in Action.report(.lost) }
    inFlight = 0
    return [.report(.silent)] + losses + finish()
  }

  mutating func send() -> [Action] {
    inFlight += 1
    sentOnFlow += 1
    samples += 1
    return [.report(.sent), .send]
  }

  /// Takes an outcome, and with the first gives up a contact whose time is over; one that tells
  /// nothing is passed over where another is to come.
  mutating func settled(_ outcome: RoundTrip, at now: Duration) -> [Action] {
    inFlight -= 1
    let actions = follow(outcome, at: now)
    let tells = outcome != .interrupted || inFlight == 0
    return actions + (isGivingUp && state == .contacting && tells ? gaveUp(at: now) : [])
  }

  private mutating func follow(_ outcome: RoundTrip, at now: Duration) -> [Action] {
    switch outcome {
    case .answered(let message, let roundTrip): return answered(message, roundTrip, at: now)
    case .timedOut: return lost(at: now)
    case .malformed(let error): return [.report(.malformed(error))] + lost(at: now)
    case .foreign: return [.report(.foreign)] + lost(at: now)
    case .interrupted: return interrupted()
    case .closed where transport.isStream:
      samples -= 1
      owed += 1
      return [.report(.withdrawn)]
    case .closed: return lost(at: now)
    }
  }

  /// Takes the sample back, and another in its place where nobody else would.
  mutating func interrupted() -> [Action] {
    samples -= 1
    let needsAnother = plan.samples != nil || (state == .contacting && transport.isStream)
    let isOpen = state == .contacting || state == .steady
    return [.report(.withdrawn)] + (needsAnother && isOpen ? send() : [])
  }

  mutating func answered(
    _ message: Message, _ roundTrip: Duration, at now: Duration
  ) -> [Action] {
    answersOnFlow += 1
    failures = 0
    let report = Action.report(.answered(message, after: roundTrip))
    guard !hasAnswered else { return [report] + quicken(at: now) + finishIfDone() }
    hasAnswered = true
    state = .steady
    generation += 1
    backoff = Backoff()
    return [report] + (isDone ? finish() : [tick(after: now + plan.interval / 2)])
  }

  /// Over a stream a first request without an answer is a server that stays silent.
  mutating func lost(at now: Duration) -> [Action] {
    backoff.lost()
    let report = Action.report(.lost)
    guard state == .contacting, transport.isStream else { return [report] + finishIfDone() }
    return [report] + gaveUp(at: now)
  }
}

/// Its end.
extension ProbeCourse {
  var hasSentAll: Bool { plan.samples.map { samples >= $0 } ?? false }
  var isDone: Bool { hasSentAll && inFlight == 0 }

  /// Ends a report whose samples are in; a first contact is given its time, however few are wanted.
  mutating func finishIfDone() -> [Action] {
    guard plan.samples != nil, inFlight == 0, state != .contacting else { return [] }
    return isDone || (state == .steady && !hasAnswered) ? finish() : []
  }

  mutating func finish() -> [Action] {
    state = .finished
    return [.report(.finished)]
  }
}

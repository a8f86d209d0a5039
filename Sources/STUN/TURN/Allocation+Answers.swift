// What answers mean.
extension Allocation {
  mutating func received(_ message: Message, _ wire: [UInt8], at now: Duration) -> [Action] {
    if message.type == MessageType(.indication, .data) { return received(dataIn: message) }
    guard let outcome = flow.receive(message, wire, at: now) else {
      let isLate = flow.hasSettled(message)
      return [.report(.ignored(isLate ? .late(message.type) : .foreign(message.type)))]
    }
    return apply(outcome, at: now)
  }

  mutating func apply(_ outcome: RequestFlow.Outcome?, at now: Duration) -> [Action] {
    switch outcome {
    case .goesOn(let actions): return actions
    case .settled(let transaction, let result):
      return state == .releasing
        ? settledLate(transaction, result, at: now) : settled(transaction, result, at: now)
    case nil: return []
    }
  }

  private mutating func settled(
    _ transaction: Transaction, _ result: Result<Answer, RequestFailure>, at now: Duration
  ) -> [Action] {
    do throws(RequestFailure) {
      let event = try Event(transaction.request, try result.get())
      return [.report(event)] + succeeded(transaction.request, event)
    } catch {
      return failed(transaction, error, at: now)
    }
  }

  private mutating func succeeded(_ request: TURNRequest, _ event: Event) -> [Action] {
    switch event {
    case .allocated(let grant):
      state = .allocated
      return [renew(.refresh, within: grant.lifetime)]
    case .refreshed(let lifetime, _, _): return [renew(.refresh, within: lifetime)]
    case .bound(_, let peer, _, _):
      channels.confirm(peer)
      return [flow.alarms.set(.renew(request), after: Self.renewal)]
    case .permitted: return [flow.alarms.set(.renew(request), after: Self.renewal)]
    default: return []
    }
  }

  /// Asks again a minute before the end, or halfway there where it is near (RFC 8656 §8).
  private mutating func renew(_ request: TURNRequest, within lifetime: Duration) -> Action {
    let minute = Duration.seconds(60)
    let delay = lifetime > minute * 2 ? lifetime - minute : max(lifetime / 2, .seconds(1))
    return flow.alarms.set(.renew(request), after: delay)
  }

  private mutating func failed(
    _ transaction: Transaction, _ failure: RequestFailure, at now: Duration
  ) -> [Action] {
    let report = Action.report(failure.event(of: transaction.request))
    switch transaction.request {
    case .allocate:
      let wasHeard = flow.challenge != nil || !failure.isSilence
      return [report]
        + (transaction.leavesDoubt(failure) && wasHeard ? release(at: now) : end(.nothingToRelease))
    case .refresh:
      return [report] + (failure.isMismatch ? end(.alreadyGone) : release(at: now))
    case .channelBind(_, let peer):
      channels.drop(peer)
      return [report]
    default: return [report]
    }
  }
}

extension Allocation.Event {
  /// The event that `answer` is, or throws where it lacks what it must have.
  fileprivate init(_ request: TURNRequest, _ answer: Answer) throws(RequestFailure) {
    let (integrity, time) = (answer.integrity, answer.roundTrip)
    switch request {
    case .allocate: self = .allocated(try Grant(in: answer))
    case .refresh:
      let lifetime = Duration.seconds(try answer.required(.lifetime))
      self = .refreshed(lifetime: lifetime, integrity, roundTrip: time)
    case .release: self = .ended(.confirmed)
    case .createPermission(let peers): self = .permitted(peers, integrity, roundTrip: time)
    case .channelBind(let channel, let peer):
      self = .bound(channel, peer, integrity, roundTrip: time)
    }
  }
}

extension RequestFailure {
  fileprivate var isSilence: Bool {
    switch self {
    case .silent, .noise: true
    default: false
    }
  }

  /// Whether the server says that there is no such allocation.
  var isMismatch: Bool {
    if case .refused(let refusal) = self { refusal.cause.isMismatch } else { false }
  }

  fileprivate func event(of request: TURNRequest) -> Allocation.Event {
    if case .redirected(let alternate) = self {
      .redirected(alternate)
    } else {
      .failed(request, self)
    }
  }
}

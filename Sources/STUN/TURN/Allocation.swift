/// A relayed address on a TURN server, from the first request to its release (RFC 8656 §6 to §12).
///
/// ```
/// idle ──start──▶ allocating ──granted──▶ allocated ──release──▶ releasing ──▶ ended
///                  │  ▲    │                  └──437 to a refresh──────────────▲
///                  └──┘    └──refused, sent elsewhere, silent──────────────────┘
///                401, 438
/// ```
/// - It says what to send, when it wants to be woken and what happened. Its driver sends, wakes and
///   listens, and closes the flow at `.ended`, which always comes, once, and last.
/// - Whatever a server may have granted is released, also where no answer that tells so came.
/// - What comes at the wrong time does nothing; what is not for us is reported as ignored.
package struct Allocation: Sendable {
  enum State: Sendable {
    case idle
    case allocating
    case allocated
    case releasing
    case ended
  }

  let plan: AllocationPlan
  var state = State.idle
  var flow: RequestFlow
  var channels = ChannelTable()
  /// Whether the allocation was granted while its release was under way.
  var wasGrantedLate = false
  /// Whether a release has been sent.
  var hasAskedForRelease = false
  /// When the release is given up; of no meaning before it began.
  var deadline = Duration.zero

  /// An allocation for `credential`, whose transaction ids `generator` draws.
  package init(
    plan: AllocationPlan, credential: LongTermCredential,
    generator: some RandomNumberGenerator & Sendable
  ) {
    self.plan = plan
    flow = RequestFlow(plan: plan, credential: credential, generator: generator)
  }

  package var hasEnded: Bool { state == .ended }

  /// Whether what it asks for bears no credentials yet: servers count that by address.
  package var awaitsChallenge: Bool { state == .allocating && flow.challenge == nil }

  /// Says what to do now that `input` came; `now` counts from any moment, the same one always.
  package mutating func handle(_ input: Input, at now: Duration) -> [Action] {
    guard state != .ended else { return [] }
    switch input {
    case .start: return start(at: now)
    case .received(let datagram): return received(datagram, at: now)
    case .receivedMessage(let message, let wire): return received(message, wire, at: now)
    case .receivedChannelData(let data): return received(data)
    case .wasStopped(let time):
      flow.withdrawTimes()
      return [.report(.wasStopped(for: time))]
    case .timerFired(let generation): return timerFired(generation, at: now)
    case .permit(let peers): return permit(peers, at: now)
    case .bind(let peer): return bind(peer, at: now)
    case .send(let data, let peer): return send(data, to: peer)
    case .release: return release(at: now)
    case .hasten: return hasten(at: now)
    }
  }
}

// Asking.
extension Allocation {
  /// When a permission is asked for again, which lasts 5 minutes, and a channel with its own.
  static let renewal = Duration.seconds(240)

  private mutating func start(at now: Duration) -> [Action] {
    guard state == .idle else { return [] }
    state = .allocating
    return flow.begin(.allocate(plan.family), at: now)
  }

  private mutating func permit(_ peers: [IPAddress], at now: Duration) -> [Action] {
    guard state == .allocated, !peers.isEmpty else { return [] }
    return flow.begin(.createPermission(peers), at: now)
  }

  private mutating func bind(_ peer: TransportAddress, at now: Duration) -> [Action] {
    guard state == .allocated else { return [] }
    guard let channel = channels.number(for: peer) else {
      return [.report(.failed(.channelBind(0, peer), .outOfChannels(peer)))]
    }
    return flow.begin(.channelBind(channel, peer), at: now)
  }

  private mutating func timerFired(_ generation: Int, at now: Duration) -> [Action] {
    switch flow.alarms.take(generation) {
    case .retransmit(let id): return apply(flow.retransmit(id), at: now)
    case .renew(let request): return state == .allocated ? flow.begin(request, at: now) : []
    case .deadline: return end(hasAskedForRelease ? .unanswered : .nothingToRelease)
    case nil: return []
    }
  }
}

import STUN

/// An echo through a relay between two allocations of one's own, as a value: told what happened, it
/// says what to do next.
///
/// ```
/// near ──packet──▶ server ══relayed address══▶ relayed address ──▶ far
///      ◀────────── server ◀═════════════════ relayed address ◀── sends it straight back
///
/// idle ─▶ near allocates ─▶ far allocates ─▶ both bind a channel ─▶ packets ─▶ the last are awaited
///           └────────────────── whatever fails ──────────────────────────────────▶ release ─▶ over
/// ```
/// - A round trip ends when a packet is back at the near end: it has crossed the path to the server
///   four times, twice up and twice down, and the server's relay twice.
/// - A packet is lost that is not back in `patience`. What comes twice, late or from elsewhere is
///   counted and not taken.
/// - What is back before it was at the far end has crossed no relay, and proves none.
/// - Each allocation that was asked for is released, and `finished` comes once, when both are over.
/// - Where the process was stopped, what was on its way tells nothing and is withdrawn, and the beat goes
///   on from there.
/// - It comes to no more bytes than its limit: with just enough left for the releases they are asked
///   for, and where even that is used up, their answers are not awaited.
package struct RelayEcho: Sendable {
  /// An end of the echo: an allocation of its own, on a flow of its own.
  package enum End: Hashable, Sendable, CaseIterable {
    /// Sends, and measures.
    case near
    /// Sends back.
    case far
  }

  package enum Input: Sendable {
    case start
    case happened(End, Allocation.Event)
    /// So many bytes were sent and received in all.
    case moved(Int)
    /// An end's flow is gone.
    case closed(End, ExchangeError)
    case timerFired(Alarm)
    case cancel
  }

  package enum Alarm: Hashable, Sendable {
    /// A packet is due.
    case packet
    /// The last packets have been waited for long enough.
    case patience
  }

  package enum Action: Equatable, Sendable {
    case tell(End, Allocation.Input)
    /// Call `timerFired` after this time; a call that comes too late does nothing.
    case wake(Alarm, after: Duration)
    case finished(RelayEchoEnd)
  }

  enum State: Equatable, Sendable {
    case idle
    case allocating
    case binding
    case sending
    case awaiting
    case releasing
    case over
  }

  let profile: RelayEchoProfile
  let limit: Int
  let patience: Duration
  let packets: EchoPackets
  var state = State.idle
  var result = RelayEchoEnd(.cancelled)
  var relayed: [End: TransportAddress] = [:]
  var bound: Set<End> = []
  /// The ends that have been told to allocate, and those of them of which nothing is left.
  var started: Set<End> = []
  var ended: Set<End> = []
  /// When each packet left, in their order.
  var departures: [Duration] = []
  /// When the first packet left, and by how much later the others leave for stops since then.
  var beatStart = Duration.zero
  /// When the process was last known to have been stopped.
  var lastStop: Duration?
  /// The packets that were on their way then.
  var withdrawn: Set<Int> = []
  /// The packets that have come to an end.
  var arrivals: [End: Set<Int>] = [:]
  var samples = Samples()

  /// An echo of at most `limit` bytes, whose packets bear `nonce` and are each waited for as long as
  /// `patience`.
  package init(profile: RelayEchoProfile, limit: Int, patience: Duration, nonce: UInt64) {
    self.profile = profile
    self.limit = limit
    self.patience = patience
    packets = EchoPackets(nonce: nonce, payload: profile.payload)
  }

  /// Says what to do now that `input` came; `now` counts from any moment, the same one always.
  package mutating func handle(_ input: Input, at now: Duration) -> [Action] {
    switch input {
    case .start: start()
    case .happened(let end, let event): take(event, of: end, at: now)
    case .moved(let bytes): moved(bytes)
    case .closed(let end, let error): closed(end, error)
    case .timerFired(.packet): state == .sending ? sendPacket(at: now) : []
    case .timerFired(.patience): state == .awaiting ? conclude() : []
    case .cancel: release(.cancelled)
    }
  }
}

// From the first request to the first packet, and the end.
extension RelayEcho {
  private mutating func start() -> [Action] {
    guard state == .idle else { return [] }
    state = .allocating
    return allocate(.near)
  }

  private mutating func allocate(_ end: End) -> [Action] {
    started.insert(end)
    return [.tell(end, .start)]
  }

  private mutating func take(
    _ event: Allocation.Event, of end: End, at now: Duration
  ) -> [Action] {
    switch event {
    case .allocated(let grant): granted(grant, to: end)
    case .bound: boundChannel(of: end, at: now)
    case .received(let data, let peer): received(data, from: peer, at: end, now)
    case .ignored(let stray) where stray.isForeign: countForeign()
    case .wasStopped(let time): stopped(for: time, at: now)
    case .failed(_, let failure): failed(failure)
    case .redirected(let alternate): release(.refused(.redirected(alternate)))
    case .ended(let release): allocationEnded(release, of: end)
    default: []
    }
  }

  private mutating func countForeign() -> [Action] {
    result.strays.foreign += 1
    return []
  }

  private mutating func granted(_ grant: Grant, to end: End) -> [Action] {
    relayed[end] = grant.relayed
    result.allocations.granted += 1
    guard state == .allocating else { return [] }
    guard let near = relayed[.near], let far = relayed[.far] else { return allocate(.far) }
    state = .binding
    return [.tell(.near, .bind(far)), .tell(.far, .bind(near))]
  }

  private mutating func boundChannel(of end: End, at now: Duration) -> [Action] {
    bound.insert(end)
    guard state == .binding, bound.count == End.allCases.count else { return [] }
    state = .sending
    beatStart = now
    return sendPacket(at: now)
  }

  private mutating func failed(_ failure: RequestFailure) -> [Action] {
    guard case .refused(let refusal) = failure else { return release(.refused(failure)) }
    switch refusal.cause {
    case .quotaReached: return release(.noRoom)
    case .peerForbidden: return release(.forbidden(refusal))
    default: return release(.refused(failure))
    }
  }

  private mutating func closed(_ end: End, _ error: ExchangeError) -> [Action] {
    ended.insert(end)
    return release(.unreachable(error)) + finish()
  }

  private mutating func allocationEnded(
    _ release: Allocation.Release, of end: End
  ) -> [Action] {
    count(release, of: end)
    ended.insert(end)
    return self.release(.unreachable(.closedByPeer)) + finish()
  }

  /// A grant that was lost comes to light by its release.
  private mutating func count(_ release: Allocation.Release, of end: End) {
    if relayed[end] != nil {
      result.allocations.released += release.isComplete ? 1 : 0
    } else if release == .confirmed {
      result.allocations.granted += 1
      result.allocations.released += 1
    } else if let rest = release.doubtfulRest {
      result.doubts.append(rest)
    }
  }

  /// Ends both allocations, for the first reason there is.
  mutating func release(_ outcome: RelayEchoEnd.Outcome) -> [Action] {
    guard ![.releasing, .over].contains(state) else { return [] }
    state = .releasing
    result.outcome = outcome
    result.statistics = departures.isEmpty ? nil : samples.statistics
    let open = End.allCases.filter { started.contains($0) && !ended.contains($0) }
    return open.isEmpty ? finish() : open.map { .tell($0, .release) }
  }

  /// Stops at the limit, and a little before it with a release.
  private mutating func moved(_ bytes: Int) -> [Action] {
    let room = max(0, limit - profile.packetBytes) / 4
    guard bytes >= limit - room, state != .idle else { return [] }
    let actions = release(.exceeded(limit: limit))
    guard bytes >= limit else { return actions }
    ended.formUnion(started)
    return actions + finish()
  }

  private mutating func finish() -> [Action] {
    guard state == .releasing, ended.isSuperset(of: started) else { return [] }
    state = .over
    return [.finished(result)]
  }
}

import STUN

// Echoes through the relays that are proven.
extension Survey {
  /// Begins the echoes that there is room for, once it is known which relays there are, and when
  /// none of their proofs' allocations is held any more.
  mutating func beginEchoes() -> [Effect] {
    guard var echoes, echoes.hasNewRelays, echoes.isIdle, isReadyForEchoes else { return [] }
    let begun = echoes.begin(relaysInOrder, round: round) { relay in
      RelayEchoProfile.voice.price(afterProof: proofs.bytes(of: relay))
    }
    self.echoes = echoes
    guard let begun else { return [] }
    return [.announce(echoes.budget.announcement)] + begun.map(echo)
  }

  mutating func echoed(_ key: RelayKey, _ end: RelayEchoEnd) -> [Effect] {
    count(end)
    return echoes?.end(key, end).map(echo) ?? []
  }

  /// Counts what an echo relayed, and the allocations it took.
  private mutating func count(_ end: RelayEchoEnd) {
    traffic.foreign += end.strays.foreign
    traffic.relayedBytes += end.traffic.bytes
    traffic.allocations.count(end)
  }

  private var isReadyForEchoes: Bool {
    (isSettled || isComplete) && proofs.underway == 0
  }

  /// The server that granted is asked again, wherever the URL's own had sent the client.
  private func echo(_ departure: EchoTable.Departure) -> Effect {
    var target = departure.key.target
    target.address = proofs[departure.key]?.trail.last ?? target.address
    return .echo(
      departure.key, through: target, within: departure.limit, after: departure.delay)
  }

  /// The relay that a client would take of each region, the nearest first; then all others.
  private var relaysInOrder: [RelayKey] {
    let regions = records.map { record in
      record.servers.flatMap { relayKeys(of: $0) }.filter { proofs[$0]?.isGranted ?? false }
        .unique.sorted { preference($0) < preference($1) }
    }
    let byDistance = { (keys: [RelayKey]) in
      keys.unique.sorted { self.distance($0) < self.distance($1) }
    }
    return (byDistance(regions.compactMap(\.first)) + byDistance(regions.flatMap { $0 })).unique
  }

  private func preference(_ key: RelayKey) -> (Transport, Duration) {
    (key.target.transport, distance(key))
  }

  private func distance(_ key: RelayKey) -> Duration {
    targets[key.target]?.samples.statistics.p50 ?? .seconds(3_600)
  }
}

extension TargetFinding {
  /// Adds what an echo says of the relay, whose allocation was granted.
  mutating func take(_ echo: RelayEchoEnd?) {
    guard let echo, grant != nil else { return }
    relayStatistics = echo.statistics
    relayNote = echo.outcome.note ?? echo.strays.note ?? relayNote
    if echo.outcome == .measured { stage = .relay }
    guard let flaw = echo.flaw, verdict == .ok || verdict == .degraded && !echo.isMeasured
    else { return }
    verdict = echo.isFraud ? .misconfigured : .degraded
    reason = flaw
  }
}

extension RelayEchoEnd {
  fileprivate var isMeasured: Bool { outcome == .measured }

  /// Whether what answers is no relay, or not the one that knows the credentials.
  fileprivate var isFraud: Bool {
    switch outcome {
    case .mirrored, .refused(.unsigned): true
    default: false
    }
  }

  /// What keeps the relay from being sound; `nil` where nothing does, or nothing could be told.
  fileprivate var flaw: DisplayText? {
    switch outcome {
    case .silent: return "relays nothing: permission granted, but no packet came back"
    case .mirrored:
      return """
        relays nothing: it sends packets back to where they came from, and none to the other end; \
        use another URL, or tell its operator
        """
    case .refused(.unsigned(let method)):
      return DisplayText(sanitizing: "\(RequestFailure.unsigned(method))")
    case .exceeded(let limit):
      return """
        sends more than it was asked to relay: the echo was stopped at \
        \(ByteCount(limit).displayText)
        """
    case .measured:
      guard let loss = statistics?.lossPercent, loss > 0 else { return nil }
      return """
        loses \(Figures.percent(loss)) % of the packets through the relay and back: try another \
        transport or region
        """
    default: return nil
    }
  }
}

extension EchoStrays {
  /// What the network or the relay did to packets beside losing them; `nil` where it did nothing.
  ///
  /// What is foreign counts with all other foreign messages.
  fileprivate var note: DisplayText? {
    let twice: DisplayText? = duplicates > 0 ? "\(duplicates) packets came twice" : nil
    let tardy: DisplayText? = late > 0 ? "\(late) came too late and count as lost" : nil
    let mirrored: DisplayText? =
      mirrored > 0 ? "\(mirrored) came back without having been at the other end" : nil
    let parts = [twice, tardy, mirrored].compactMap(\.self)
    return parts.isEmpty ? nil : "through the relay \(parts.joined(separator: ", "))"
  }
}

extension RelayEchoEnd.Outcome {
  /// Why the data path is not proven, where that is no fault of the relay's.
  fileprivate var note: DisplayText? {
    switch self {
    case .measured, .silent, .mirrored, .exceeded, .cancelled, .refused(.unsigned): nil
    case .forbidden(let refusal):
      """
      policy: the server relays to no address of its own (\(refusal.error.code)), so the data \
      path is not proven
      """
    case .noRoom: "quota leaves no room for two allocations at once: the data path is not proven"
    case .refused(let failure):
      "the data path is not proven: \(DisplayText(sanitizing: "\(failure)"))"
    case .unreachable(let error): "the data path is not proven: \(error.displayText)"
    }
  }
}

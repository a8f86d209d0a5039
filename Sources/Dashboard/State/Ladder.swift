import RelayKit

/// One rung of the way from a name to a proven relay, and how it went.
struct Rung: Equatable, Sendable {
  enum State: Equatable, Sendable {
    /// How long it took; `nil` where that was not told.
    case passed(Duration?)
    /// Here the way ends.
    case failed
    case awaited
  }

  let stage: Stage
  let state: State
}

extension ServerSnapshot {
  /// The rungs up to where the way ends, in order; what lies beyond was not tried.
  func ladder(_ evidence: Evidence) -> [Rung] {
    var rungs: [Rung] = []
    for (stage, time, isPassed) in steps(evidence) {
      guard !isPassed else {
        rungs.append(Rung(stage: stage, state: .passed(time)))
        continue
      }
      let isLost = verdict.isUsable && stage == .binding
      rungs.append(Rung(stage: stage, state: verdict == .pending ? .awaited : .failed))
      guard isLost else { break }
    }
    return rungs
  }

  /// What there is to climb, with the time of each rung and whether it is behind us.
  private func steps(_ evidence: Evidence) -> [(Stage, Duration?, Bool)] {
    guard let uri, verdict != .unsupported else { return [] }
    var steps: [(Stage, Duration?, Bool)] = [
      (.resolve, resolveTime, address != nil || !addresses.isEmpty)
    ]
    if uri.transport.isStream { steps.append((.connect, connectTime, connectTime != nil)) }
    if uri.transport == .tls { steps.append((.tls, tlsTime, tlsTime != nil)) }
    steps.append((.binding, statistics.p50, statistics.received > 0))
    guard evidence == .relay, isRelay else { return steps }
    steps.append((.challenge, challengeTime, challengeTime != nil || relayed != nil))
    steps.append((.allocate, allocateTime, relayed != nil))
    if let echo = relayStatistics { steps.append((.relay, echo.p50, echo.received > 0)) }
    return steps
  }
}

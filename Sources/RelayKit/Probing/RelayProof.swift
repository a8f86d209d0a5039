import STUN

/// What became of the attempt to allocate a relayed address on a target.
package struct RelayProof: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    case granted(Grant)
    case refused(RequestFailure)
    /// The server sends clients elsewhere, to where this client does not go.
    case astray(RedirectionFault)
    /// No flow could be opened, or it ended without an answer.
    case unreachable(ExchangeError)
  }

  package var outcome: Outcome
  /// The time from the first Allocate to its challenge; `nil` without one, or after a repetition.
  package var challengeTime: Duration?
  /// The servers asked, the last of them the one that decided.
  package var trail: [TransportAddress]
  /// The Allocates and their answers, in order; of a redirected proof those of the last server.
  package var messages: [WireMessage]
  /// How long its allocation may outlast it; `nil` as long as nothing is known of its release.
  var remains: Duration?

  package init(
    outcome: Outcome, challengeTime: Duration? = nil, trail: [TransportAddress] = [],
    messages: [WireMessage] = []
  ) {
    self.outcome = outcome
    self.challengeTime = challengeTime
    self.trail = trail
    self.messages = messages
  }

  var isGranted: Bool {
    if case .granted = outcome { true } else { false }
  }
}

/// What proves relays: sockets in earnest, a script in tests.
package protocol RelayProving: Sendable {
  /// Allocates on `target`, tells at once what came of it, and then releases what was granted.
  ///
  /// Each attempt waits for its turn among `turns`, and tells them what it sends again.
  ///
  /// The server's answer to that is waited for two round trips, though for no less than half a second
  /// and no more than two; once the task is cancelled, for half a second at most.
  func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration,
    turns: AllocationTurns,
    decided: @escaping @Sendable (RelayProof) -> Void
  ) async -> RelayEnd
}

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
  /// How the allocation ended; `nil` where none was ever asked for.
  package var release: Allocation.Release?

  package init(
    outcome: Outcome, challengeTime: Duration? = nil, trail: [TransportAddress] = [],
    release: Allocation.Release? = nil
  ) {
    self.outcome = outcome
    self.challengeTime = challengeTime
    self.trail = trail
    self.release = release
  }
}

/// What proves relays: sockets in earnest, a script in tests.
package protocol RelayProving: Sendable {
  /// Allocates on `target`, releases what was granted, and tells both.
  ///
  /// A task that is cancelled releases all the same, and waits for the server's answer to that for
  /// half a second at most.
  func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration
  ) async -> RelayProof
}

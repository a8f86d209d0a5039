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

/// How the attempt ended, once nothing of it is left.
package struct RelayEnd: Equatable, Sendable {
  /// Whether there is no allocation any more: the server confirmed its release, or knew of none.
  package var isReleased: Bool
  /// How long what was granted may stay, since the server did not confirm its release; `nil` where
  /// it did, or granted nothing.
  package var remains: Duration?
  package var traffic: Traffic

  package init(
    isReleased: Bool = false, remains: Duration? = nil, traffic: Traffic = Traffic()
  ) {
    self.isReleased = isReleased
    self.remains = remains
    self.traffic = traffic
  }

  /// This end, with what the attempts before it sent and received.
  func after(_ earlier: RelayEnd) -> RelayEnd {
    var end = self
    end.traffic += earlier.traffic
    return end
  }
}

/// What proves relays: sockets in earnest, a script in tests.
package protocol RelayProving: Sendable {
  /// Allocates on `target`, tells at once what came of it, and then releases what was granted.
  ///
  /// Before each attempt it calls `awaitTurn`, which returns when an allocation on that address may
  /// be asked for: `true`, or `false` where the task was cancelled before.
  ///
  /// A task that is cancelled releases all the same, and waits for the server's answer to that for
  /// half a second at most.
  func prove(
    _ target: Target, credential: LongTermCredential, timeout: Duration,
    awaitTurn: @escaping @Sendable (IPAddress) async -> Bool,
    decided: @escaping @Sendable (RelayProof) -> Void
  ) async -> RelayEnd
}

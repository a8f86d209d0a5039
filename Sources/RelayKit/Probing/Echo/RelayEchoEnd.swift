import STUN

/// How an echo through a relay ended, once nothing of it is left.
package struct RelayEchoEnd: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    /// At least one packet came back.
    case measured
    /// The relay let both ends in, and not one packet came back.
    case silent
    /// What came back had never been at the other end: whoever answers sends packets to where they
    /// came from, and relays none.
    case mirrored
    /// The server's policy forbids its own relayed address as a peer: a policy, no fault.
    case forbidden(Refusal)
    /// The user has as many allocations as allowed (486), though there was one shortly before.
    case noRoom
    case refused(RequestFailure)
    /// More came than there was room for, in bytes.
    case exceeded(limit: Int)
    /// No flow could be opened, or it ended.
    case unreachable(ExchangeError)
    case cancelled
  }

  package var outcome: Outcome
  /// What became of the packets: round trips from here through the relay to ourselves and back
  /// again, which cross the path to the server four times; `nil` where none was sent.
  package var statistics: Statistics?
  package var strays = EchoStrays()
  /// The allocations that were granted, and those of them that were given back.
  package var allocations = AllocationCounts()
  /// How long each may stay that was asked for, of which neither a grant nor a release was heard.
  package var doubts: [Duration] = []
  /// When it was, since the survey began; of no meaning before it was told of.
  package var time = Duration.zero
  /// All that was sent and received, requests and answers included.
  package var traffic = Traffic()

  package init(_ outcome: Outcome, statistics: Statistics? = nil) {
    self.outcome = outcome
    self.statistics = statistics
  }
}

/// What came during an echo and was counted, but not taken for an answer.
package struct EchoStrays: Equatable, Sendable {
  /// Packets of the echo that had come before.
  package var duplicates = 0
  /// Packets of the echo that came when they counted as lost.
  package var late = 0
  /// What was nobody's packet, or came from elsewhere.
  package var foreign = 0
  /// Packets of the echo that came back without having been at the other end.
  package var mirrored = 0

  package init() {}
}

/// What sends echoes through relays: sockets in earnest, a script in tests.
package protocol RelayEchoing: Sendable {
  /// Takes two allocations on `target`, sends packets from one to the other and back, and releases
  /// both; at `limit` bytes it ends, whatever is under way.
  ///
  /// A task that is cancelled releases all the same, and waits for the server's answers to that for
  /// half a second at most.
  func echo(
    through target: Target, credential: LongTermCredential, profile: RelayEchoProfile,
    limit: Int, timeout: Duration
  ) async -> RelayEchoEnd
}

import STUN

/// The attempts to prove one relay, as a value: told what came of each, it says what to do next.
///
/// ```
/// start ─▶ await a turn ─▶ attempt ─▶ granted, refused, unreachable ─▶ finished
///              ▲              └─ 437, once; 300, as far as `Redirection` goes ─┐
///              └───────────────────────────────────────────────────────────────┘
/// ```
/// Each attempt has a flow of its own, and waits for the turn of the address that it goes to: a
/// server counts challenges wherever its clients were sent from.
package struct ProofAttempts: Sendable {
  package enum Input: Equatable, Sendable {
    case start
    /// The turn is there.
    case turnCame
    /// The task was cancelled before the turn came.
    case cancelled
    case ended(RelayProof)
  }

  package enum Action: Equatable, Sendable {
    /// Wait until an allocation on this address may be asked for.
    case awaitTurn(IPAddress)
    /// Ask this server, the last one of the trail.
    case attempt(TransportAddress, trail: [TransportAddress])
    /// Nothing is left to do; `nil` where nothing is left to tell either.
    case finish(RelayProof?)
  }

  private var redirection: Redirection
  private var next: TransportAddress
  private var hasRetried = false

  /// Attempts that begin with the server at `origin`.
  package init(from origin: TransportAddress) {
    redirection = Redirection(from: origin)
    next = origin
  }

  package mutating func handle(_ input: Input) -> Action {
    switch input {
    case .start: .awaitTurn(next.ip)
    case .turnCame: .attempt(next, trail: redirection.trail)
    case .cancelled: .finish(nil)
    case .ended(let proof): ended(proof)
    }
  }

  /// A grant has been told of before it was released.
  private mutating func ended(_ proof: RelayProof) -> Action {
    switch proof.outcome {
    case .granted: .finish(nil)
    case .refused(.redirected(let alternate)): follow(alternate, after: proof)
    case .refused(.refused(let refusal)) where refusal.cause == .portTaken: retry(after: proof)
    default: .finish(proof)
    }
  }

  /// Where the server took the flow's port for that of an earlier allocation (437), a new flow has
  /// a new port.
  private mutating func retry(after proof: RelayProof) -> Action {
    guard !hasRetried else { return .finish(proof) }
    hasRetried = true
    return .awaitTurn(next.ip)
  }

  private mutating func follow(_ alternate: Alternate, after proof: RelayProof) -> Action {
    do throws(RedirectionFault) {
      try redirection.follow(alternate)
      next = alternate.server
      return .awaitTurn(next.ip)
    } catch {
      var proof = proof
      proof.outcome = .astray(error)
      return .finish(proof)
    }
  }
}

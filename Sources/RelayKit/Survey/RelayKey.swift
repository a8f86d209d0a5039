import STUN

/// What is proven once: a target, and the credentials that are to be good there.
package struct RelayKey: Hashable, Sendable {
  package var target: Target
  package var credential: LongTermCredential

  package init(target: Target, credential: LongTermCredential) {
    self.target = target
    self.credential = credential
  }
}

/// How far the proof of a relay has come.
struct ProofState: Equatable, Sendable {
  /// The fetch whose credentials are being proven, counted from 0: once per fetch is enough.
  var round: Int
  /// What came of it; while a new proof is under way, what came of the one before.
  var proof: RelayProof?
  var isDecided = false
}

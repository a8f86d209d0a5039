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

/// Whether an answer proves that the server knows the password too.
///
/// RFC 8489 §9.2.5 discards an answer that does not. Of a grant and its release a prober tells it
/// instead: what is wrong with a server is what it is here for, and what the answer grants must be
/// released all the same.
package enum AnswerIntegrity: Hashable, Sendable {
  case valid
  /// The answer has no integrity of the kind that the request had.
  case missing
  case wrong
  /// The request went out without credentials, so there is nothing to prove.
  case unasked

  /// Judges the answer `wire` to a request made with `key`; `nil` where it was made with none.
  init(of wire: [UInt8], for key: IntegrityKey?) {
    guard let key else {
      self = .unasked
      return
    }
    switch Integrity.isValid(wire: wire, key: key) {
    case true?: self = .valid
    case false?: self = .wrong
    case nil: self = .missing
    }
  }
}

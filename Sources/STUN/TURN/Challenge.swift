/// What a server wants a client to prove itself with, as it says with 401 and 438.
///
/// - NONCE must be there, and REALM too, but for a stale nonce whose realm is known already.
/// - Both are echoed to the byte, whatever their bytes and their number.
/// - SHA-256 needs both the bit in the nonce and PASSWORD-ALGORITHMS: one alone was tampered with,
///   or is from before there was either (RFC 8489 §9.2.5).
package struct Challenge: Hashable, Sendable {
  /// The most bytes a realm or a nonce may have (RFC 8489 §14.9 and §14.10).
  package static let longestValue = 763

  package let realm: [UInt8]
  package let nonce: [UInt8]
  /// The hash the key is made with.
  package let hash: PasswordHash
  /// What the server offers, to be echoed; empty where it has nothing to choose from.
  let algorithms: [PasswordAlgorithm]
  /// Whether the server wants USERHASH in place of USERNAME.
  let hidesUsername: Bool

  /// Reads the challenge in `answer`, which may leave the realm of an `earlier` one unsaid.
  package init(in answer: Message, after earlier: Challenge? = nil) throws(ChallengeFault) {
    let (nonce, realm, offer) = try Self.values(in: answer)
    guard let nonce else { throw .missing(AttributeKey.nonce.name) }
    guard let realm = realm ?? earlier?.realm else { throw .missing(AttributeKey.realm.name) }
    let longest = max(nonce.count, realm.count)
    guard longest <= Self.longestValue else { throw .tooLong(longest) }
    let features = SecurityFeatures(nonce: nonce) ?? []
    self.realm = realm
    self.nonce = nonce
    hidesUsername = features.contains(.usernameAnonymity)
    algorithms = try Self.algorithms(offered: offer, features)
    hash = try Self.hash(from: algorithms)
  }

  private static func values(
    in answer: Message
  ) throws(ChallengeFault) -> (nonce: [UInt8]?, realm: [UInt8]?, offer: [PasswordAlgorithm]?) {
    do throws(DecodeError) {
      return (
        try answer.value(.nonce), try answer.value(.realm), try answer.value(.passwordAlgorithms)
      )
    } catch {
      throw .malformed(error)
    }
  }

  private static func algorithms(
    offered: [PasswordAlgorithm]?, _ features: SecurityFeatures
  ) throws(ChallengeFault) -> [PasswordAlgorithm] {
    guard features.contains(.passwordAlgorithms) else { return [] }
    guard let offered else { throw .withoutAlgorithms }
    return offered
  }

  /// The first of the algorithms that is known here, and MD5 where there is no choice.
  private static func hash(
    from algorithms: [PasswordAlgorithm]
  ) throws(ChallengeFault) -> PasswordHash {
    guard !algorithms.isEmpty else { return .md5 }
    guard let hash = algorithms.lazy.compactMap(\.hash).first else {
      throw .unknownAlgorithms(algorithms.map(\.number))
    }
    return hash
  }
}

// How it is met.
extension Challenge {
  package func key(for credential: LongTermCredential) -> IntegrityKey {
    IntegrityKey(
      longTermUsername: credential.username, realm: realm, password: credential.password,
      hash: hash)
  }

  /// Adds what the server needs to find the key (RFC 8489 §9.2.3.2); the integrity comes last.
  func append(_ credential: LongTermCredential, to message: inout Message) {
    if hidesUsername {
      message.append(.userhash, Userhash.value(username: credential.username, realm: realm))
    } else {
      message.append(.username, credential.username)
    }
    message.append(.realm, realm)
    message.append(.nonce, nonce)
    guard !algorithms.isEmpty else { return }
    message.append(.passwordAlgorithms, algorithms)
    message.append(.passwordAlgorithm, PasswordAlgorithm(hash))
  }
}

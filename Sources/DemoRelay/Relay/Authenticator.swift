import STUN

/// The server's side of the long-term credential mechanism (RFC 8489 §9.2.4).
package struct Authenticator: Sendable {
  /// Who made a request, proven.
  struct User: Equatable {
    let name: [UInt8]
    let key: IntegrityKey
  }

  let realm: [UInt8]
  private let passwords: [[UInt8]: [UInt8]]
  private let nonces: NonceMint

  /// An authenticator for these passwords by username; its nonces are worth what `secret` is.
  package init(
    realm: String, passwords: [String: String], secret: [UInt8],
    nonceLifetime: Duration = .seconds(600)
  ) {
    self.realm = Array(realm.utf8)
    self.passwords = Dictionary(
      uniqueKeysWithValues: passwords.map { (Array($0.key.utf8), Array($0.value.utf8)) })
    nonces = NonceMint(secret: secret, lifetime: nonceLifetime)
  }

  func nonce(for client: TransportAddress, now: Duration) -> [UInt8] {
    nonces.nonce(for: client, now: now)
  }

  /// The user who made the request.
  ///
  /// - 401 where it is not signed, by nobody known, or not with the password.
  /// - 400 where it is signed, but says not by whom.
  /// - 438 where all is right but the nonce is not, or no more.
  func user(
    of request: Request, from client: TransportAddress, now: Duration
  ) throws(Refusal) -> User {
    guard try request.value(.messageIntegrity) != nil else {
      throw .challenge(.unauthenticated)
    }
    let name = try request.required(.username)
    let nonce = try request.required(.nonce)
    _ = try request.required(.realm)
    guard let user = user(named: name),
      Integrity.isValid(wire: request.wire, key: user.key) == true
    else { throw .challenge(.unauthenticated) }
    guard nonces.isValid(nonce, for: client, now: now) else { throw .challenge(.staleNonce) }
    return user
  }

  private func user(named name: [UInt8]) -> User? {
    passwords[name].map { password in
      let key = IntegrityKey(longTermUsername: name, realm: realm, password: password)
      return User(name: name, key: key)
    }
  }
}

import Crypto

/// The secret that two sides share, ready for use, and the hash they use it with.
package struct IntegrityKey: Hashable, Sendable {
  /// The hash of the integrity attribute.
  package enum Algorithm: Sendable, CaseIterable {
    /// MESSAGE-INTEGRITY.
    case sha1
    /// MESSAGE-INTEGRITY-SHA256.
    case sha256
  }

  package let bytes: [UInt8]
  package let algorithm: Algorithm

  package init(bytes: [UInt8], algorithm: Algorithm = .sha1) {
    self.bytes = bytes
    self.algorithm = algorithm
  }

  /// A key that is the password itself (RFC 8489 §9.1.1).
  package init(shortTermPassword: some Sequence<UInt8>, algorithm: Algorithm = .sha1) {
    self.init(bytes: Array(shortTermPassword), algorithm: algorithm)
  }

  /// A key that is the MD5 hash of `username:realm:password` (RFC 8489 §9.2.2).
  ///
  /// All three are taken as they are: a password beyond ASCII is prepared by the caller, and the
  /// realm is what the server sent, to the byte.
  package init(
    longTermUsername username: some Sequence<UInt8>, realm: some Sequence<UInt8>,
    password: some Sequence<UInt8>
  ) {
    let colon = [UInt8(ascii: ":")]
    let secret = Array(username) + colon + Array(realm) + colon + Array(password)
    self.init(bytes: Array(Insecure.MD5.hash(data: secret)))
  }
}

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

  /// A key that is the hash of `username:realm:password` (RFC 8489 §9.2.2).
  ///
  /// All three are taken as they are, to the byte, as browsers do: none is prepared by OpaqueString
  /// (RFC 8265 §4.2). The integrity is SHA-1 with MD5, as every server knows it, and SHA-256 with
  /// SHA-256.
  package init(
    longTermUsername username: some Sequence<UInt8>, realm: some Sequence<UInt8>,
    password: some Sequence<UInt8>, hash: PasswordHash = .md5
  ) {
    let colon = [UInt8(ascii: ":")]
    let secret = Array(username) + colon + Array(realm) + colon + Array(password)
    switch hash {
    case .md5: self.init(bytes: Array(Insecure.MD5.hash(data: secret)), algorithm: .sha1)
    case .sha256: self.init(bytes: Array(SHA256.hash(data: secret)), algorithm: .sha256)
    }
  }
}

import Crypto

/// The USERHASH that stands for a username, so that nobody on the way can read it.
package enum Userhash {
  /// Hashes `username:realm`, both as they are, with SHA-256 (RFC 8489 §14.4).
  package static func value(
    username: some Sequence<UInt8>, realm: some Sequence<UInt8>
  ) -> [UInt8] {
    Array(SHA256.hash(data: Array(username) + [UInt8(ascii: ":")] + Array(realm)))
  }
}

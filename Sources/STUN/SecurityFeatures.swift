/// What a server says it can do in the first bytes of its nonce (RFC 8489 §9.2 and §18.1).
package struct SecurityFeatures: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// It offers PASSWORD-ALGORITHMS.
  package static let passwordAlgorithms = SecurityFeatures(rawValue: 1 << 0)
  /// It takes USERHASH in place of USERNAME.
  package static let usernameAnonymity = SecurityFeatures(rawValue: 1 << 1)

  private static let cookie = Array("obMatJos2".utf8)
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The features in `nonce`: `obMatJos2` and 24 bits in base64; `nil` where it does not begin so.
  package init?(nonce: [UInt8]) {
    let encoded = nonce.dropFirst(Self.cookie.count).prefix(4)
    guard nonce.starts(with: Self.cookie), encoded.count == 4 else { return nil }
    var bits: UInt32 = 0
    for character in encoded {
      guard let digit = Self.digits.firstIndex(of: character) else { return nil }
      bits = bits << 6 | UInt32(digit)
    }
    rawValue = bits
  }
}

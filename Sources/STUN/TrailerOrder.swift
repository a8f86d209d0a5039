/// The rule on what may stand behind the integrity attributes (RFC 8489 §14.5 to §14.7).
///
/// - Anything may stand before MESSAGE-INTEGRITY.
/// - Behind it only MESSAGE-INTEGRITY-SHA256 and FINGERPRINT count.
/// - Behind MESSAGE-INTEGRITY-SHA256 only FINGERPRINT counts, and nothing behind that.
///
/// The rest is unprotected: a message keeps it, but gives it no meaning.
struct TrailerOrder {
  /// The attributes that end a message, in their order.
  static let types = [
    AttributeKey.messageIntegrity.type,
    AttributeKey.messageIntegritySHA256.type,
    Fingerprint.type,
  ]

  /// The place in the order of the last of these that was seen; -1 before the first.
  private var last = -1

  /// Says whether an attribute counts that comes after those asked about before.
  mutating func admits(_ type: UInt16) -> Bool {
    let place = Self.types.firstIndex(of: type) ?? -1
    guard last < 0 || place > last else { return false }
    last = place
    return true
  }
}

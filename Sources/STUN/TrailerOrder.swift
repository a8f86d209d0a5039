/// The rule on what may stand behind the integrity attributes (RFC 8489 §14.5 to §14.7).
///
/// - Anything may stand before MESSAGE-INTEGRITY.
/// - Behind it only MESSAGE-INTEGRITY-SHA256 and FINGERPRINT count.
/// - Behind MESSAGE-INTEGRITY-SHA256 only FINGERPRINT counts, and nothing behind that.
///
/// The rest is unprotected: a message keeps it, but gives it no meaning.
struct TrailerOrder {
  private static let ranks: [UInt16: Int] = [
    AttributeKey.messageIntegrity.type: 1,
    AttributeKey.messageIntegritySHA256.type: 2,
    AttributeKey.fingerprint.type: 3,
  ]

  private var highest = 0

  /// Says whether an attribute counts that comes after those asked about before.
  mutating func admits(_ type: UInt16) -> Bool {
    let rank = Self.ranks[type] ?? 0
    guard highest == 0 || rank > highest else { return false }
    highest = rank
    return true
  }
}

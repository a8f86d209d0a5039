/// The 96 bits that tie an answer to its request (RFC 8489 §5).
package struct TransactionID: Hashable, Sendable {
  static let size = 12

  /// The identifier as a number: its 12 bytes in network byte order.
  var number: UInt128 { wide.value }
  private let wide: WideNumber

  init(number: UInt128) {
    wide = WideNumber(number & (1 << 96 - 1))
  }

  /// An identifier of exactly 12 bytes; `nil` for any other count.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    self.init(number: bytes.reduce(0) { $0 << 8 | UInt128($1) })
  }

  /// Draws an identifier from `generator`, which must be cryptographically strong in earnest.
  package static func random(using generator: inout some RandomNumberGenerator) -> TransactionID {
    let high: UInt64 = generator.next()
    let low: UInt64 = generator.next()
    return TransactionID(number: UInt128(high) << 64 | UInt128(low))
  }

  package var bytes: [UInt8] {
    (0..<Self.size).map { UInt8(truncatingIfNeeded: number >> (88 - 8 * $0)) }
  }
}

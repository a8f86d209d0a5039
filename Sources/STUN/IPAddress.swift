/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
  /// The version, by the number STUN gives it (RFC 8489 §14.1).
  package enum Family: UInt8, Sendable, CaseIterable {
    case v4 = 0x01
    case v6 = 0x02

    /// The bytes an address of this family takes.
    package var size: Int { self == .v4 ? 4 : 16 }
  }

  package let family: Family
  /// The address in network byte order; an IPv4 address fills the low 32 bits.
  var number: UInt128 { wide.value }
  private let wide: WideNumber

  init(_ family: Family, number: UInt128) {
    self.family = family
    wide = WideNumber(family == .v4 ? number & 0xFFFF_FFFF : number)
  }

  /// The IPv4 address `a.b.c.d`.
  package init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    self.init(.v4, number: [a, b, c, d].reduce(0) { $0 << 8 | UInt128($1) })
  }

  /// The address of 4 or 16 bytes in network byte order; `nil` for any other count.
  package init?(bytes: some Collection<UInt8>) {
    guard let family = Family.allCases.first(where: { $0.size == bytes.count }) else { return nil }
    self.init(family, number: bytes.reduce(0) { $0 << 8 | UInt128($1) })
  }

  /// The 4 or 16 bytes of the address in network byte order.
  package var bytes: [UInt8] {
    let top = 8 * family.size - 8
    return (0..<family.size).map { UInt8(truncatingIfNeeded: number >> (top - 8 * $0)) }
  }

  /// The IPv4 address that an IPv4-mapped IPv6 address holds, or else the address itself.
  package var unmapped: IPAddress {
    isMapped ? IPAddress(.v4, number: number) : self
  }

  var isMapped: Bool { family == .v6 && number >> 32 == 0xFFFF }
}

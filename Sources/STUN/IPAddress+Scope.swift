extension IPAddress {
  /// How far an address reaches (RFC 6890 and its like).
  package enum Scope: Sendable {
    case unspecified
    case loopback
    case linkLocal
    /// Of a private network: RFC 1918 and RFC 4193.
    case `private`
    /// Between a provider's customers and its NAT: RFC 6598.
    case shared
    case multicast
    /// Kept for protocols or for the future: nobody's, the broadcast address included.
    case reserved
    case global
  }

  /// How far the address reaches; an IPv4-mapped one as far as the IPv4 address in it.
  package var scope: Scope {
    let address = unmapped
    return Self.scopes.first { $0.contains(address) }?.scope ?? .global
  }

  /// Whether a host can have the address at all.
  package var isUsable: Bool { ![.unspecified, .multicast, .reserved].contains(scope) }

  /// Whether the address is one of many hosts at once, so that nobody answers from it: multicast, or
  /// the broadcast address.
  package var isOfMany: Bool {
    scope == .multicast || unmapped == IPAddress(255, 255, 255, 255)
  }

  package var isLoopback: Bool { scope == .loopback }
  package var isPrivate: Bool { scope == .private }

  private static let scopes = [
    Block(IPAddress(0, 0, 0, 0), 8, .unspecified),
    Block(IPAddress(240, 0, 0, 0), 4, .reserved),
    Block(IPAddress(192, 0, 0, 0), 24, .reserved),
    Block(IPAddress(127, 0, 0, 0), 8, .loopback),
    Block(IPAddress(169, 254, 0, 0), 16, .linkLocal),
    Block(IPAddress(10, 0, 0, 0), 8, .private),
    Block(IPAddress(172, 16, 0, 0), 12, .private),
    Block(IPAddress(192, 168, 0, 0), 16, .private),
    Block(IPAddress(100, 64, 0, 0), 10, .shared),
    Block(IPAddress(224, 0, 0, 0), 4, .multicast),
    Block(IPAddress(.v6, number: 0), 128, .unspecified),
    Block(IPAddress(.v6, number: 1), 128, .loopback),
    Block(IPAddress(.v6, number: 0xFE80 << 112), 10, .linkLocal),
    Block(IPAddress(.v6, number: 0xFC00 << 112), 7, .private),
    Block(IPAddress(.v6, number: 0xFF00 << 112), 8, .multicast),
  ]

  /// The addresses that share their first bits, and how far they reach.
  struct Block: Sendable {
    let first: IPAddress
    let scope: Scope
    private let freeBits: Int

    init(_ first: IPAddress, _ prefix: Int, _ scope: Scope) {
      self.first = first
      self.scope = scope
      freeBits = 8 * first.family.size - prefix
    }

    func contains(_ address: IPAddress) -> Bool {
      address.family == first.family && (address.number ^ first.number) >> freeBits == 0
    }
  }
}

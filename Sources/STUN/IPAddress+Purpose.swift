extension IPAddress {
  /// What IANA's registries of special-purpose addresses set an address aside for, beside how far it
  /// reaches.
  package struct Purpose: Equatable, Sendable {
    package enum Kind: Sendable {
      /// For examples: routed nowhere.
      case documentation
      /// For protocols: no host has such an address.
      case hostless
      /// For tests within a lab; some proxies hand them out in the place of what a name leads to.
      case laboratory
      /// Stands for an IPv4 address, and is reached through whoever translates.
      case translation
      /// One of many hosts, whichever is near.
      case anycast
    }

    package let kind: Kind
    /// What it is for, in a word or two: `NAT64`.
    package let name: String
    /// Where that is said, by the number of the RFC.
    package let rfc: Int
  }

  /// `nil` where the address is anybody's; an IPv4-mapped one has that of the IPv4 address in it.
  package var purpose: Purpose? {
    let address = unmapped
    return Self.purposes.first { $0.block.contains(address) }?.purpose
  }

  /// How far whoever is sent to the address gets: what stands for an IPv4 address leads where that
  /// one is (RFC 6052 §2.2, RFC 3056 §2), be it into a network of one's own.
  package var reach: Scope {
    guard purpose?.kind == .translation, scope == .global else { return scope }
    switch purpose?.rfc {
    case 6052: return IPAddress(.v4, number: number).scope
    case 3056: return IPAddress(.v4, number: number >> 80).scope
    // Within 64:ff9b:1::/48 a network puts what it likes, and where in the address it likes.
    case 8215: return .private
    default: return scope
    }
  }

  private struct Row: Sendable {
    let block: Block
    let purpose: Purpose

    init(
      _ first: IPAddress, _ prefix: Int, _ kind: Purpose.Kind, _ name: String, _ rfc: Int
    ) {
      block = Block(first, prefix, .global)
      purpose = Purpose(kind: kind, name: name, rfc: rfc)
    }

    /// The address that begins with these groups.
    init(
      _ groups: [UInt16], _ prefix: Int, _ kind: Purpose.Kind, _ name: String, _ rfc: Int
    ) {
      let number = groups.reduce(0) { $0 << 16 | UInt128($1) } << (16 * (8 - groups.count))
      self.init(IPAddress(.v6, number: number), prefix, kind, name, rfc)
    }
  }

  /// Of two rows that hold an address, the narrower stands first.
  private static let purposes = [
    Row(IPAddress(192, 0, 2, 0), 24, .documentation, "examples", 5737),
    Row(IPAddress(198, 51, 100, 0), 24, .documentation, "examples", 5737),
    Row(IPAddress(203, 0, 113, 0), 24, .documentation, "examples", 5737),
    Row([0x2001, 0x0DB8], 32, .documentation, "examples", 3849),
    Row([0x3FFF], 20, .documentation, "examples", 9637),
    Row(IPAddress(198, 18, 0, 0), 15, .laboratory, "benchmarks", 2544),
    Row([0x2001, 0x0002, 0], 48, .laboratory, "benchmarks", 5180),
    Row(IPAddress(192, 88, 99, 0), 24, .hostless, "6to4 relays that are no more", 7526),
    Row([0x0100, 0, 0, 0], 64, .hostless, "what is to be discarded", 6666),
    Row([0x0100, 0, 0, 1], 64, .hostless, "addresses that stand for none", 9780),
    Row([0x2001, 0x0010], 28, .hostless, "identifiers of hosts", 4843),
    Row([0x2001, 0x0020], 28, .hostless, "identifiers of hosts", 7343),
    Row([0x2001, 0x0030], 28, .hostless, "identifiers of drones", 9374),
    Row([0x5F00], 16, .hostless, "segments of routes", 9602),
    Row(IPAddress(192, 31, 196, 0), 24, .anycast, "AS112", 7535),
    Row(IPAddress(192, 52, 193, 0), 24, .anycast, "AMT", 7450),
    Row(IPAddress(192, 175, 48, 0), 24, .anycast, "AS112", 7534),
    Row([0x2001, 0x0001, 0, 0, 0, 0, 0, 1], 128, .anycast, "PCP", 7723),
    Row([0x2001, 0x0001, 0, 0, 0, 0, 0, 2], 128, .anycast, "TURN", 8155),
    Row([0x2001, 0x0003], 32, .anycast, "AMT", 7450),
    Row([0x2001, 0x0004, 0x0112], 48, .anycast, "AS112", 7535),
    Row([0x2620, 0x004F, 0x8000], 48, .anycast, "AS112", 7534),
    Row([0x0064, 0xFF9B, 0, 0, 0, 0], 96, .translation, "NAT64", 6052),
    Row([0x0064, 0xFF9B, 1], 48, .translation, "NAT64", 8215),
    Row([0x2001, 0], 32, .translation, "Teredo", 4380),
    Row([0x2002], 16, .translation, "6to4", 3056),
  ]
}

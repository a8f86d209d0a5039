extension IPAddress {
  /// Whether the address is set aside for examples and routed nowhere (RFC 5737, RFC 3849,
  /// RFC 9637).
  package var isDocumentation: Bool {
    Self.documentation.contains { $0.contains(unmapped) }
  }

  private static let documentation = [
    Block(IPAddress(192, 0, 2, 0), 24, .global),
    Block(IPAddress(198, 51, 100, 0), 24, .global),
    Block(IPAddress(203, 0, 113, 0), 24, .global),
    Block(IPAddress(.v6, number: 0x2001_0DB8 << 96), 32, .global),
    Block(IPAddress(.v6, number: 0x3FFF << 112), 20, .global),
  ]
}

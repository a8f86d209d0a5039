/// What the network told a relay when it dropped a packet for a peer (RFC 8656 §18.13).
package struct ICMPError: Hashable, Sendable {
  /// A number of ICMP or ICMPv6, as the peer's address is; 7 bits.
  package var type: UInt8
  /// A number of 9 bits that refines the type.
  package var code: UInt16
  /// The next hop's MTU where the packet was too big, or else 0.
  package var data: UInt32

  package init(type: UInt8, code: UInt16, data: UInt32 = 0) {
    self.type = type
    self.code = code
    self.data = data
  }
}

extension ValueCodec where Value == ICMPError {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |  Reserved                     |  ICMP Type  |  ICMP Code      |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                          Error Data                           |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  static let icmp = ValueCodec { value, writer, _ in
    writer.append(zeros: 2)
    writer.append(UInt16(value.type & 0x7F) << 9 | value.code & 0x01FF)
    writer.append(value.data)
  } decode: { reader, _ throws(ValueFault) in
    try reader.skip(2)
    let bits: UInt16 = try reader.integer()
    return ICMPError(
      type: UInt8(bits >> 9), code: bits & 0x01FF, data: try reader.integer())
  }
}

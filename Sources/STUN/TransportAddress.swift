/// An IP address and a port.
package struct TransportAddress: Hashable, Sendable {
  package var ip: IPAddress
  package var port: UInt16

  package init(ip: IPAddress, port: UInt16) {
    self.ip = ip
    self.port = port
  }
}

extension TransportAddress: CustomStringConvertible {
  /// The address as it stands in a URL: `192.0.2.1:80`, `[2001:db8::1]:80`.
  package var description: String {
    ip.family == .v4 ? "\(ip):\(port)" : "[\(ip)]:\(port)"
  }
}

extension ValueCodec where Value == TransportAddress {
  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |0 0 0 0 0 0 0 0|    Family     |             Port              |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                                                               |
  // |                 Address (32 bits or 128 bits)                 |
  // |                                                               |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  /// An address in clear, as MAPPED-ADDRESS and its like have it (RFC 8489 §14.1).
  static let address = ValueCodec { value, writer, _ in
    writer.append(UInt8(0))
    writer.append(value.ip.family.rawValue)
    writer.append(value.port)
    writer.append(contentsOf: value.ip.bytes)
  } decode: { reader, _ throws(ValueFault) in
    try reader.skip(1)
    let family = try reader.family()
    let port = try reader.integer(UInt16.self)
    let number = family == .v4 ? UInt128(try reader.integer(UInt32.self)) : try reader.integer()
    return TransportAddress(ip: IPAddress(family, number: number), port: port)
  }
}

extension ByteReader {
  /// Reads an address family and throws where it is neither IPv4 nor IPv6.
  mutating func family() throws(ValueFault) -> IPAddress.Family {
    let number: UInt8 = try integer()
    guard let family = IPAddress.Family(rawValue: number) else { throw .addressFamily(number) }
    return family
  }
}

extension ValueCodec where Value == IPAddress.Family {
  /// A family in the first byte of four (RFC 8656 §18.6).
  static let family = ValueCodec { value, writer, _ in
    writer.append(value.rawValue)
    writer.append(zeros: 3)
  } decode: { reader, _ throws(ValueFault) in
    let family = try reader.family()
    try reader.skip(3)
    return family
  }
}

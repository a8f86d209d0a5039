/// FINGERPRINT: a checksum that tells STUN from what shares its port (RFC 8489 §14.7).
package enum Fingerprint {
  /// Says whether the checksum is right and the last attribute; `nil` where `wire` has none.
  package static func isValid(wire: [UInt8]) -> Bool? {
    guard let place = AttributeWalk.place(of: type, in: wire) else { return nil }
    guard place.value.count == 4, place.end == wire.count else { return false }
    return wire.integer(at: place.value.lowerBound) == value(over: wire[..<place.start])
  }

  static let type = AttributeKey.fingerprint.type
  /// The bytes the whole attribute takes.
  static let wireSize = RawAttribute.headerSize + 4

  /// Ends the message with the attribute, which its own length includes.
  static func append(to writer: inout ByteWriter) {
    MessageHeader.setLength(in: &writer, extraBytes: wireSize)
    let value = value(over: writer.bytes[...])
    writer.append(type)
    writer.append(UInt16(4))
    writer.append(value)
  }

  private static func value(over bytes: ArraySlice<UInt8>) -> UInt32 {
    crc32(bytes) ^ 0x5354_554E
  }

  /// The CRC of ITU V.42, as zip and Ethernet compute it.
  private static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)]
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
  }
}

/// The first 20 bytes of every message (RFC 8489 §5).
struct MessageHeader {
  static let size = 20
  static let cookie: UInt32 = 0x2112_A442
  /// Where in the header the length stands.
  static let lengthOffset = 2
  /// The most that the length can say, being a multiple of four in 16 bits.
  static let maximumLength = 0xFFFC

  let type: MessageType
  let transactionID: TransactionID

  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |0 0|     STUN Message Type     |         Message Length        |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                         Magic Cookie                          |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                                                               |
  // |                     Transaction ID (96 bits)                  |
  // |                                                               |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

  /// Reads the header of a whole message and throws where `wire` is not exactly one.
  init(of wire: [UInt8]) throws(DecodeError) {
    guard wire.count >= Self.size else { throw .truncated(needed: Self.size, got: wire.count) }
    guard let type = MessageType(rawValue: wire.integer(at: 0)) else {
      throw .firstByte(wire[0], wanted: .message)
    }
    let cookie: UInt32 = wire.integer(at: 4)
    guard cookie == Self.cookie else { throw .cookie(cookie) }
    let length = Int(wire.integer(at: Self.lengthOffset) as UInt16)
    guard length.isMultiple(of: 4) else { throw .unalignedLength(length) }
    let end = Self.size + length
    guard wire.count >= end else { throw .truncated(needed: end, got: wire.count) }
    guard wire.count == end else { throw .trailingBytes(wire.count - end) }
    self.type = type
    transactionID = TransactionID(number: wire.integer(at: 4))
  }

  /// Begins a message whose length is not known yet.
  static func append(
    _ type: MessageType, _ transactionID: TransactionID, to writer: inout ByteWriter
  ) {
    writer.append(type.rawValue)
    writer.append(UInt16(0))
    writer.append(UInt128(cookie) << 96 | transactionID.number)
  }

  /// Makes the length say that the message ends `count` bytes after what has been written.
  static func setLength(in writer: inout ByteWriter, extraBytes count: Int = 0) {
    let length = writer.count + count - size
    writer.overwrite(UInt16(truncatingIfNeeded: length), at: lengthOffset)
  }
}

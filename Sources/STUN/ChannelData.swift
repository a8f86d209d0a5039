/// Application data on a channel: four bytes of header instead of a message (RFC 8656 §12.4).
package struct ChannelData: Hashable, Sendable {
  /// The numbers a channel may have (RFC 8656 §12).
  package static let channels: ClosedRange<UInt16> = 0x4000...0x4FFF
  static let headerSize = 4

  package var channel: UInt16
  package var data: [UInt8]

  package init(channel: UInt16, data: [UInt8]) {
    self.channel = channel
    self.data = data
  }

  /// Decodes exactly one message, which padding of up to three bytes may follow.
  package init(decoding wire: [UInt8]) throws(DecodeError) {
    guard wire.count >= Self.headerSize else {
      throw .truncated(needed: Self.headerSize, got: wire.count)
    }
    channel = wire.integer(at: 0)
    guard Self.channels.contains(channel) else { throw .firstByte(wire[0], wanted: .channelData) }
    let end = Self.headerSize + Int(wire.integer(at: 2) as UInt16)
    guard wire.count >= end else { throw .truncated(needed: end, got: wire.count) }
    guard wire.count <= end.roundedUpToFour else { throw .trailingBytes(wire.count - end) }
    data = Array(wire[Self.headerSize..<end])
  }

  //  0                   1                   2                   3
  //  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |         Channel Number        |            Length             |
  // +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
  // |                                                               |
  // /                       Application Data                        /
  // /                                                               /
  // |                                                               |
  // |                               +-------------------------------+
  // |                               |
  // +-------------------------------+

  /// Encodes the message; on a stream it is padded to a multiple of four, which the length omits.
  ///
  /// No more than the 65 535 bytes that the length can count are written.
  package func encoded(paddedForStream: Bool) -> [UInt8] {
    let data = data.prefix(0xFFFF)
    var writer = ByteWriter(capacity: Self.headerSize + data.count.roundedUpToFour)
    writer.append(channel)
    writer.append(UInt16(data.count))
    writer.append(contentsOf: data)
    if paddedForStream { writer.pad() }
    return writer.bytes
  }
}

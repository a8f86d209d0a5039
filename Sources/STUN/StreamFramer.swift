/// A whole message taken from a stream.
package enum StreamFrame: Equatable, Sendable {
  /// The bytes of a STUN message, ready for `Message(decoding:)`.
  case message([UInt8])
  case channelData(ChannelData)
}

/// What cuts a TCP or TLS stream into messages (RFC 8489 §6.2.2, RFC 8656 §12.5).
///
/// - A STUN message is as long as its header says; ChannelData is padded to a multiple of four.
/// - What cannot begin either is refused at its first byte, a wrong length or cookie as it shows.
/// - Where no channel is bound, ChannelData is given too, since it is to be discarded and not to end
///   the stream (RFC 8656 §12.5), but no more of it than a datagram brings: what is longer is text, of
///   which two letters make a length of more than 2 500, as the TP of HTTP does.
/// - An alert of TLS is known by its first two bytes, which begin no method that is assigned.
/// - After an error the stream has lost its bounds: every further call throws the same.
package struct StreamFramer: Sendable {
  /// The longest frame that the length fields can describe.
  package static let longestFrame = MessageHeader.size + 0xFFFF
  /// The longest ChannelData that is believed where none is expected: what a path carries in one piece.
  private static let longestStray = 2_048

  private let maximumFrame: Int
  private let kinds: FrameKind
  private var buffer: [UInt8] = []
  private var position = 0

  /// A framer that refuses frames of more than `maximumFrame` bytes, and long ChannelData where none
  /// is expected.
  package init(maximumFrame: Int = longestFrame, expectsChannelData: Bool = true) {
    self.maximumFrame = maximumFrame
    kinds = expectsChannelData ? .either : .message
  }

  /// Whether a frame has begun that is not all there.
  package var isWithinFrame: Bool { position < buffer.count }

  package mutating func append(_ bytes: some Collection<UInt8>) {
    buffer.removeFirst(position)
    position = 0
    buffer.append(contentsOf: bytes)
  }

  /// Takes the next whole frame; `nil` where more bytes are needed.
  package mutating func next() throws(DecodeError) -> StreamFrame? {
    guard let size = try frameSize(), buffer.count - position >= size else { return nil }
    let wire = Array(buffer[position..<position + size])
    let isMessage = wire[0] < 0x40
    let frame: StreamFrame =
      isMessage ? .message(wire) : .channelData(try ChannelData(decoding: wire))
    position += size
    return frame
  }

  /// The bytes the frame at hand takes; `nil` as long as its header is not all there.
  private func frameSize() throws(DecodeError) -> Int? {
    guard position < buffer.count else { return nil }
    let first = buffer[position]
    guard FrameKind.either.firstBytes.contains(first) else {
      throw .firstByte(first, wanted: kinds)
    }
    guard !isAlert else { throw .tlsAlert }
    guard buffer.count - position >= 4 else { return nil }
    let length = Int(buffer.integer(at: position + 2) as UInt16)
    guard kinds.firstBytes.contains(first) || length <= Self.longestStray else {
      throw .firstByte(first, wanted: kinds)
    }
    let size =
      first < 0x40
      ? try messageSize(length) : (ChannelData.headerSize + length).roundedUpToFour
    guard size <= maximumFrame else { throw .frameTooLong(size, limit: maximumFrame) }
    return size
  }

  /// Whether a TLS record of alerts begins: content type 21, and version 3 of SSL (RFC 8446 §5.1).
  private var isAlert: Bool { buffer[position...].starts(with: [21, 3]) }

  private func messageSize(_ length: Int) throws(DecodeError) -> Int {
    guard length.isMultiple(of: 4) else { throw .unalignedLength(length) }
    if buffer.count - position >= 8 {
      let cookie: UInt32 = buffer.integer(at: position + 4)
      guard cookie == MessageHeader.cookie else { throw .cookie(cookie) }
    }
    return MessageHeader.size + length
  }
}

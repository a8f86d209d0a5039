import STUN
import TestSupport
import Testing

@Suite(.pitfall(.streamFraming)) struct StreamFramerTests {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 19, 20, 21, 100, 1000])
  func `finds the same frames however the stream is cut`(size: Int) throws {
    var framer = StreamFramer()
    var frames: [StreamFrame] = []
    for start in stride(from: 0, to: Self.stream.count, by: size) {
      framer.append(Self.stream[start..<min(start + size, Self.stream.count)])
      while let frame = try framer.next() { frames.append(frame) }
    }
    #expect(frames == Self.frames)
  }

  @Test func `gives nothing before a frame is whole, its padding included`() throws {
    var framer = StreamFramer()
    framer.append(hex("40010005 00010203 040000"))
    #expect(try framer.next() == nil)
    framer.append([0])
    #expect(
      try framer.next() == .channelData(ChannelData(channel: 0x4001, data: [0, 1, 2, 3, 4])))
    #expect(try framer.next() == nil)
  }

  @Test(arguments: [
    ("50", DecodeError.firstByte(0x50, wanted: .either)),
    ("ff", .firstByte(0xFF, wanted: .either)),
    ("00010002", .unalignedLength(2)),
    ("1503", .tlsAlert),
    ("00010000 2112a441", .cookie(0x2112_A441)),
    ("00010800", .frameTooLong(2068, limit: 1024)),
    ("400003fd", .frameTooLong(1028, limit: 1024)),
  ])
  func `refuses garbage as soon as it shows, and for good`(digits: String, error: DecodeError) {
    var framer = StreamFramer(maximumFrame: 1024)
    let bytes = hex(digits)
    framer.append(bytes.dropLast())
    #expect(throws: Never.self) { try framer.next() }
    framer.append(bytes.suffix(1))
    #expect(throws: error) { try framer.next() }
    framer.append(hex("2112a442 00010203 04050607 08090a0b"))
    #expect(throws: error) { try framer.next() }
  }

  /// HTTP, and what else begins like a channel: the length that its letters make is a text's.
  @Test(arguments: ["HTTP/1.1 400", "ERROR", "OK\r\n", "H\n\n\n"])
  func `refuses text at its fourth byte where no channel is bound`(text: String) {
    var framer = StreamFramer(expectsChannelData: false)
    let first = text.utf8.first ?? 0
    framer.append(text.utf8.prefix(3))
    #expect(throws: Never.self) { try framer.next() }
    framer.append(text.utf8.dropFirst(3).prefix(1))
    #expect(throws: DecodeError.firstByte(first, wanted: .message)) { try framer.next() }
  }

  @Test func `gives ChannelData where no channel is bound, but none longer than a datagram`() throws
  {
    var framer = StreamFramer(expectsChannelData: false)
    let data = [UInt8](repeating: 1, count: 2_048)
    framer.append(ChannelData(channel: 0x4000, data: data).encoded(paddedForStream: true))
    #expect(try framer.next() == .channelData(ChannelData(channel: 0x4000, data: data)))
    framer.append(hex("40000801"))
    #expect(throws: DecodeError.firstByte(0x40, wanted: .message)) { try framer.next() }
  }

  @Test func `knows whether a frame has begun that is not all there`() throws {
    var framer = StreamFramer()
    #expect(!framer.isWithinFrame)
    framer.append(Vector.responseV4.wire + [0x01])
    _ = try framer.next()
    #expect(framer.isWithinFrame)
    framer.append(Vector.responseV4.wire.dropFirst())
    _ = try framer.next()
    #expect(!framer.isWithinFrame)
  }

  @Test func `takes a frame as long as the limit`() throws {
    var framer = StreamFramer(maximumFrame: 1024)
    let data = [UInt8](repeating: 1, count: 1020)
    framer.append(ChannelData(channel: 0x4000, data: data).encoded(paddedForStream: true))
    #expect(try framer.next() == .channelData(ChannelData(channel: 0x4000, data: data)))
  }

  @Test func `takes the longest ChannelData where no limit is set`() throws {
    var framer = StreamFramer()
    let data = [UInt8](repeating: 1, count: 65_535)
    framer.append(ChannelData(channel: 0x4000, data: data).encoded(paddedForStream: true))
    #expect(try framer.next() == .channelData(ChannelData(channel: 0x4000, data: data)))
  }

  @Test func `gives what came before the garbage`() throws {
    var framer = StreamFramer()
    framer.append(Vector.responseV4.wire + [0x53])
    #expect(try framer.next() == .message(Vector.responseV4.wire))
    #expect(throws: DecodeError.firstByte(0x53, wanted: .either)) { try framer.next() }
  }
}

extension StreamFramerTests {
  private static let stream =
    Vector.request.wire + hex("40010005 00010203 04000000") + hex("40020000")
    + Vector.responseV6.wire + Vector.longTerm.wire + hex("4fff0003 61626300")

  private static let frames: [StreamFrame] = [
    .message(Vector.request.wire),
    .channelData(ChannelData(channel: 0x4001, data: [0, 1, 2, 3, 4])),
    .channelData(ChannelData(channel: 0x4002, data: [])),
    .message(Vector.responseV6.wire),
    .message(Vector.longTerm.wire),
    .channelData(ChannelData(channel: 0x4FFF, data: Array("abc".utf8))),
  ]
}

import STUN
import TestSupport
import Testing

@Suite(.pitfall(.streamFraming)) struct ChannelDataTests {
  @Test(arguments: [
    (0, "40010000", "40010000"),
    (1, "40010001 00", "40010001 00000000"),
    (3, "40010003 000102", "40010003 00010200"),
    (4, "40010004 00010203", "40010004 00010203"),
    (5, "40010005 00010203 04", "40010005 00010203 04000000"),
  ])
  func `pads on a stream only, and never counts the padding`(
    count: UInt8, datagram: String, stream: String
  ) throws {
    let channelData = ChannelData(channel: 0x4001, data: Array(0..<count))
    #expect(channelData.encoded(paddedForStream: false) == hex(datagram))
    #expect(channelData.encoded(paddedForStream: true) == hex(stream))
    #expect(try ChannelData(decoding: hex(datagram)) == channelData)
    #expect(try ChannelData(decoding: hex(stream)) == channelData)
  }

  @Test func `ignores what the padding holds`() throws {
    let decoded = try ChannelData(decoding: hex("4fff0001 61ffffff"))
    #expect(decoded == ChannelData(channel: 0x4FFF, data: [0x61]))
  }

  @Test(arguments: [
    ("", DecodeError.truncated(needed: 4, got: 0)),
    ("400000", .truncated(needed: 4, got: 3)),
    ("40000005 00010203", .truncated(needed: 9, got: 8)),
    ("3fff0000", .firstByte(0x3F, wanted: .channelData)),
    ("50000000", .firstByte(0x50, wanted: .channelData)),
    ("40000000 00", .trailingBytes(1)),
    ("40000001 00000000 00", .trailingBytes(4)),
  ])
  func `refuses what is not one message`(digits: String, error: DecodeError) {
    #expect(throws: error) { try ChannelData(decoding: hex(digits)) }
  }

  @Test func `carries the 65 535 bytes that its length can count, and no more`() throws {
    let large = ChannelData(channel: 0x4000, data: [UInt8](repeating: 7, count: 65_536))
    let wire = large.encoded(paddedForStream: true)
    #expect(wire.count == 65_540)
    #expect(try ChannelData(decoding: wire).data.count == 65_535)
  }
}

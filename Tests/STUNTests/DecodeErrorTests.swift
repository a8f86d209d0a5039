import STUN
import Testing

@Suite struct DecodeErrorTests {
  @Test(arguments: BrokenWire.messages)
  func `refuses a datagram that is not one message, and says why`(refusal: BrokenWire) {
    #expect(throws: refusal.error) { try Message(decoding: refusal.wire) }
    #expect(refusal.error.description == refusal.text)
  }

  @Test(arguments: BrokenWire.values)
  func `decodes a message with a bad value, and refuses that value alone`(
    refusal: BrokenWire
  ) throws {
    let message = try Message(decoding: refusal.wire)
    #expect(throws: refusal.error) { try message.value(.xorMappedAddress) }
    #expect(try message.value(.software) == "ok")
    #expect(refusal.error.description == refusal.text)
  }

  @Test(arguments: [
    (
      ValueFault.errorCode(class: 2, number: 99),
      "malformed ERROR-CODE (0x0009): class 2 and number 99 make no error code of 300 to 699"
    ),
    (
      .length(3, needed: 4),
      "malformed ERROR-CODE (0x0009): its length is 3 where 4 is needed"
    ),
  ])
  func `names the attribute whose value is wrong`(fault: ValueFault, text: String) {
    #expect(DecodeError.value(type: 0x0009, fault).description == text)
  }

  @Test(arguments: [
    (
      DecodeError.firstByte(0x50, wanted: .channelData),
      "not ChannelData: the first byte is 0x50 where 0x40 to 0x4f is due; "
        + "another service may listen there"
    ),
    (
      .firstByte(0x16, wanted: .either),
      "neither STUN nor ChannelData: the first byte is 0x16 where 0x00 to 0x4f is due; "
        + "another service may listen there"
    ),
    (.tlsAlert, "not STUN but an alert of TLS, which the server speaks on this port"),
    (
      .frameTooLong(4096, limit: 1024),
      "frame refused: it would be 4096 bytes long, and the limit is 1024"
    ),
    (
      .attributeOverrun(type: 0x7FFF, length: 9, remaining: 4),
      "malformed STUN message: attribute 0x7fff claims a length of 9 where 4 is left"
    ),
  ])
  func `says what is wrong in other places too`(error: DecodeError, text: String) {
    #expect(error.description == text)
  }
}

struct BrokenWire: Sendable, CustomTestStringConvertible {
  let wire: [UInt8]
  let error: DecodeError
  let text: String

  init(_ digits: String, _ error: DecodeError, _ text: String) {
    wire = hex(digits)
    self.error = error
    self.text = text
  }

  var testDescription: String { text }

  static let messages = [
    BrokenWire(
      "", .truncated(needed: 20, got: 0), "message cut short: 0 bytes came where 20 are needed"),
    BrokenWire(
      "00010000 2112a442 00010203 04050607 08090a",
      .truncated(needed: 20, got: 19), "message cut short: 19 bytes came where 20 are needed"),
    BrokenWire(
      "00010008 2112a442 00010203 04050607 08090a0b 80220000",
      .truncated(needed: 28, got: 24), "message cut short: 24 bytes came where 28 are needed"),
    BrokenWire(
      "48545450 2f312e31 20343030 20426164 20526571 75657374",
      .firstByte(0x48, wanted: .message),
      "not a STUN message: the first byte is 0x48 where 0x00 to 0x3f is due; "
        + "another service may listen there"),
    BrokenWire(
      "40000000 2112a442 00010203 04050607 08090a0b",
      .firstByte(0x40, wanted: .message),
      "not a STUN message: the first byte is 0x40 where 0x00 to 0x3f is due; "
        + "another service may listen there"),
    BrokenWire(
      "00010000 2112a443 00010203 04050607 08090a0b",
      .cookie(0x2112_A443), "not a STUN message: its cookie is 0x2112a443, not 0x2112a442"),
    BrokenWire(
      "00010003 2112a442 00010203 04050607 08090a0b 802200",
      .unalignedLength(3), "malformed STUN message: its length of 3 is not a multiple of 4"),
    BrokenWire(
      "00010000 2112a442 00010203 04050607 08090a0b 0d0a",
      .trailingBytes(2), "malformed message: bytes that follow its stated end: 2"),
    BrokenWire(
      "00010008 2112a442 00010203 04050607 08090a0b 80220005 61626364",
      .attributeOverrun(type: 0x8022, length: 5, remaining: 4),
      "malformed STUN message: SOFTWARE (0x8022) claims a length of 5 where 4 is left"),
    BrokenWire(
      "00010004 2112a442 00010203 04050607 08090a0b 8022ffff",
      .attributeOverrun(type: 0x8022, length: 65535, remaining: 0),
      "malformed STUN message: SOFTWARE (0x8022) claims a length of 65535 where 0 is left"),
  ]

  static let values = [
    BrokenWire(
      "0101000c 2112a442 00010203 04050607 08090a0b 80220002 6f6b0000 00200000",
      .value(type: 0x0020, .length(0, needed: 1)),
      "malformed XOR-MAPPED-ADDRESS (0x0020): its length is 0 where 1 is needed"),
    BrokenWire(
      "01010014 2112a442 00010203 04050607 08090a0b 80220002 6f6b0000 00200007 0001a147 e112a643",
      .value(type: 0x0020, .length(7, needed: 8)),
      "malformed XOR-MAPPED-ADDRESS (0x0020): its length is 7 where 8 is needed"),
    BrokenWire(
      "01010014 2112a442 00010203 04050607 08090a0b 80220002 6f6b0000 00200008 0002a147 e112a643",
      .value(type: 0x0020, .length(8, needed: 20)),
      "malformed XOR-MAPPED-ADDRESS (0x0020): its length is 8 where 20 is needed"),
    BrokenWire(
      """
      01010018 2112a442 00010203 04050607 08090a0b 80220002 6f6b0000
      0020000c 0001a147 e112a643 00000000
      """,
      .value(type: 0x0020, .length(12, needed: 8)),
      "malformed XOR-MAPPED-ADDRESS (0x0020): its length is 12 where 8 is needed"),
    BrokenWire(
      "01010014 2112a442 00010203 04050607 08090a0b 80220002 6f6b0000 00200008 0003a147 e112a643",
      .value(type: 0x0020, .addressFamily(3)),
      "malformed XOR-MAPPED-ADDRESS (0x0020): "
        + "address family 0x03 is neither IPv4 (0x01) nor IPv6 (0x02)"),
  ]
}

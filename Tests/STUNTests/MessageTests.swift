import STUN
import TestSupport
import Testing

@Suite struct MessageTests {
  @Test func `encodes a Binding request of 20 bytes`() {
    let message = Message(.request, .binding, transactionID: .counting)
    #expect(message.encoded() == hex("00010000 2112a442 00010203 04050607 08090a0b"))
  }

  @Test func `encodes attributes in order, padded with zeros that the length omits`() {
    var message = Message(.failure, .allocate, transactionID: .counting)
    message.append(.errorCode, .unauthenticated)
    message.append(.realm, Array("a.b".utf8))
    message.append(.dontFragment)
    #expect(
      message.encoded()
        == hex(
          """
          01130024 2112a442 00010203 04050607 08090a0b
          00090013 00000401 556e6175 7468656e 74696361 74656400
          00140003 612e6200 001a0000
          """))
  }

  @Test(.pitfall(.integrityLength), arguments: [true, false])
  func `ends with what was asked for, and says so in its length`(fingerprint: Bool) throws {
    let message = Message(.request, .refresh, transactionID: .counting)
    let key = IntegrityKey(shortTermPassword: "secret".utf8)
    let wire = message.encoded(integrity: key, fingerprint: fingerprint)
    let decoded = try Message(decoding: wire)
    #expect(decoded.attributes.map(\.type) == (fingerprint ? [0x0008, 0x8028] : [0x0008]))
    #expect(Integrity.isValid(wire: wire, key: key) == true)
    #expect(Fingerprint.isValid(wire: wire) == (fingerprint ? true : nil))
  }

  @Test func `keeps unknown attributes, and lists those that must be understood`() throws {
    let wire = hex(
      """
      00010018 2112a442 00010203 04050607 08090a0b
      7fff0001 ff202020 c0570004 00000001 00030004 00000006
      """)
    let message = try Message(decoding: wire)
    #expect(
      message.attributes == [
        RawAttribute(type: 0x7FFF, value: [0xFF]),
        RawAttribute(type: 0xC057, value: [0, 0, 0, 1]),
        RawAttribute(type: 0x0003, value: [0, 0, 0, 6]),
      ])
    #expect(message.unknownRequired == [0x7FFF, 0x0003])
  }

  @Test func `has no value for an attribute that is absent`() throws {
    let message = Message(.request, .binding, transactionID: .counting)
    #expect(try message.value(.xorMappedAddress) == nil)
    #expect(try message.value(.dontFragment) == nil)
  }

  @Test func `takes the first of two alike`() throws {
    var message = Message(.success, .allocate, transactionID: .counting)
    message.append(.lifetime, 600)
    message.append(.lifetime, 1200)
    #expect(try message.value(.lifetime) == 600)
  }

  @Test(
    .pitfall(.fingerprintPlace),
    arguments: [
      TrailerCase("behind the integrity", before: [0x0008], counts: false),
      TrailerCase("behind the SHA-256 integrity", before: [0x001C], counts: false),
      TrailerCase("behind the fingerprint", before: [0x8028], counts: false),
      TrailerCase("behind anything else", before: [0x0014, 0x7FFF], counts: true),
    ])
  func `gives no meaning to what is not protected`(trailer: TrailerCase) throws {
    var message = Message(.success, .allocate, transactionID: .counting)
    for type in trailer.before { message.append(RawAttribute(type: type, value: [])) }
    message.append(.lifetime, 600)
    message.append(RawAttribute(type: 0x0002, value: []))
    #expect(try message.value(.lifetime) == (trailer.counts ? 600 : nil))
    #expect(message.unknownRequired.contains(0x0002) == trailer.counts)
    #expect(message.attributes.count == trailer.before.count + 2)
  }

  @Test(.pitfall(.fingerprintPlace))
  func `lets SHA-256 and the fingerprint follow the integrity, in this order only`() throws {
    let code = [UInt8](repeating: 1, count: 20)
    var message = Message(.success, .binding, transactionID: .counting)
    message.append(.messageIntegrity, code)
    message.append(.messageIntegritySHA256, code)
    message.append(.fingerprint, 7)
    #expect(try message.value(.messageIntegritySHA256) == code)
    #expect(try message.value(.fingerprint) == 7)
    var reversed = Message(.success, .binding, transactionID: .counting)
    reversed.append(.fingerprint, 7)
    reversed.append(.messageIntegrity, code)
    #expect(try reversed.value(.messageIntegrity) == nil)
  }

  @Test func `does not sign what nobody had signed`() throws {
    var forged = try Message(decoding: Vector.responseV4.wire)
    forged.append(.xorPeerAddress, TransportAddress(ip: IPAddress(192, 0, 2, 66), port: 1))
    let key = Vector.responseV4.key
    let wire = forged.encoded(integrity: key, fingerprint: true)
    #expect(wire == Vector.responseV4.zeroPadded)
    #expect(try Message(decoding: forged.encoded()).attributes == forged.attributes)
  }

  @Test func `leaves out what the length cannot count`() throws {
    var message = Message(.indication, .data, transactionID: .counting)
    message.append(.data, [UInt8](repeating: 1, count: 65_529))
    message.append(.software, "still fits")
    #expect(try Message(decoding: message.encoded()).attributes.map(\.type) == [0x8022])
    var largest = Message(.indication, .data, transactionID: .counting)
    largest.append(.data, [UInt8](repeating: 1, count: 65_528))
    #expect(try Message(decoding: largest.encoded()) == largest)
    #expect(try Message(decoding: largest.encoded(fingerprint: true)).attributes.count == 1)
  }
}

struct TrailerCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let before: [UInt16]
  let counts: Bool

  init(_ name: String, before: [UInt16], counts: Bool) {
    testDescription = name
    self.before = before
    self.counts = counts
  }
}

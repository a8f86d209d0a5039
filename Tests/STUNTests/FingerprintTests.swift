import STUN
import TestSupport
import Testing

@Suite struct FingerprintTests {
  @Test func `fails when any bit of the message is another`() {
    let wire = Vector.responseV4.wire
    let accepted = wire.indices.filter { index in
      var changed = wire
      changed[index] ^= 1
      return Fingerprint.isValid(wire: changed) == true
    }
    #expect(accepted == [])
  }

  @Test func `tells an absent fingerprint from a wrong one`() {
    #expect(Fingerprint.isValid(wire: Vector.longTerm.wire) == nil)
    #expect(Fingerprint.isValid(wire: []) == nil)
  }

  @Test(.pitfall(.fingerprintPlace)) func `must be the last attribute, of four bytes`() {
    var message = Message(.success, .binding, transactionID: .counting)
    message.append(.fingerprint, 0)
    message.append(.software, "late")
    #expect(Fingerprint.isValid(wire: message.encoded()) == false)
    var short = Message(.success, .binding, transactionID: .counting)
    short.append(RawAttribute(type: 0x8028, value: [1, 2, 3]))
    #expect(Fingerprint.isValid(wire: short.encoded()) == false)
  }

  @Test func `is replaced when a message is encoded anew`() throws {
    let message = try Message(decoding: Vector.responseV4.wire)
    let wire = message.encoded(fingerprint: true)
    #expect(Fingerprint.isValid(wire: wire) == true)
    #expect(
      try Message(decoding: wire).attributes.map(\.type) == [0x8022, 0x0020, 0x0008, 0x8028])
  }
}

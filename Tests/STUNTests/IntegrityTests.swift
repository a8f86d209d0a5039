import STUN
import Testing

@Suite struct IntegrityTests {
  @Test(arguments: Vector.all)
  func `fails for another key`(vector: Vector) {
    let other = IntegrityKey(
      shortTermPassword: "another".utf8, algorithm: vector.key.algorithm)
    #expect(Integrity.isValid(wire: vector.wire, key: other) == false)
  }

  @Test(arguments: Vector.all)
  func `fails when any protected bit is another`(vector: Vector) throws {
    let code = vector.key.algorithm == .sha1 ? 20 : 32
    let end = vector.wire.count - (vector.hasFingerprint ? 8 : 0) - code - 4
    let accepted = (0..<end).filter { index in
      var wire = vector.wire
      wire[index] ^= 1
      return Integrity.isValid(wire: wire, key: vector.key) == true
    }
    #expect(accepted == [])
  }

  @Test func `tells an absent integrity from a wrong one`() {
    let sha1 = IntegrityKey(bytes: Vector.request.key.bytes, algorithm: .sha1)
    let sha256 = IntegrityKey(bytes: Vector.request.key.bytes, algorithm: .sha256)
    let bare = Message(.request, .binding, transactionID: .counting).encoded()
    #expect(Integrity.isValid(wire: bare, key: sha1) == nil)
    #expect(Integrity.isValid(wire: bare, key: sha256) == nil)
    #expect(Integrity.isValid(wire: Vector.request.wire, key: sha256) == nil)
    #expect(Integrity.isValid(wire: [1, 2, 3], key: sha1) == nil)
  }

  /// Made with Python's hmac: SHA-1 over the header with length 24, then SHA-256 with length 60.
  @Test func `verifies each of two integrities by its own algorithm`() throws {
    let wire = Self.bothIntegrities
    let secret = Array("secret".utf8)
    #expect(Integrity.isValid(wire: wire, key: IntegrityKey(shortTermPassword: secret)) == true)
    let sha256 = IntegrityKey(shortTermPassword: secret, algorithm: .sha256)
    #expect(Integrity.isValid(wire: wire, key: sha256) == true)
    #expect(Fingerprint.isValid(wire: wire) == true)
  }

  /// RFC 8489 §14.6 lets the code be cut to a multiple of four, and to no less than 16 bytes.
  @Test(arguments: [(16, true), (20, true), (28, true), (32, true), (12, false), (17, false)])
  func `takes a shortened SHA-256 as far as the RFC lets it`(length: Int, valid: Bool) throws {
    let wire = try #require(Self.shortened[length])
    let key = IntegrityKey(shortTermPassword: "secret".utf8, algorithm: .sha256)
    #expect(Integrity.isValid(wire: wire, key: key) == valid)
  }

  @Test func `hashes a long-term key of bytes that are not text`() {
    let key = IntegrityKey(
      longTermUsername: [0xFF], realm: [0x61, 0x00], password: [0x3A])
    #expect(key.bytes == hex("8e0bb3af6f1f6be2aa4e69f70131cf38"))
    #expect(key.algorithm == .sha1)
  }
}

extension IntegrityTests {
  private static let bothIntegrities = hex(
    """
    00010044 2112a442 00010203 04050607 08090a0b 00080014 b0dcdb9a 5c6d33e8 3099be13
    943beafd 1d4a19c2 001c0020 7afbbe25 65bb9c1e 6e37b998 b0431903 803ee04d f2a43905
    65dbbb5e 6bca1424 80280004 50c8c390
    """)

  /// The same message with its code cut, each made for the length it then has.
  private static let shortened: [Int: [UInt8]] = [
    12: hex(
      """
      00010010 2112a442 00010203 04050607 08090a0b 001c000c 3624edd8 01fee77d 979f36b0
      """),
    16: hex(
      """
      00010014 2112a442 00010203 04050607 08090a0b 001c0010 9d0c5922 ce6d53cd 30755169
      5d7604c5
      """),
    17: hex(
      """
      00010018 2112a442 00010203 04050607 08090a0b 001c0011 2879dc93 3eb39159 af648a40
      239a1c83 63000000
      """),
    20: hex(
      """
      00010018 2112a442 00010203 04050607 08090a0b 001c0014 2879dc93 3eb39159 af648a40
      239a1c83 63cf039d
      """),
    28: hex(
      """
      00010020 2112a442 00010203 04050607 08090a0b 001c001c 040f9101 15e63804 685a0f0a
      0d1b6646 6cda3f49 3b7b41c0 e03758c7
      """),
    32: hex(
      """
      00010024 2112a442 00010203 04050607 08090a0b 001c0020 33d56907 d34d7809 c693b9a3
      38ca55e8 11ee047b 5afe8afa 012e2191 318b763c
      """),
  ]
}

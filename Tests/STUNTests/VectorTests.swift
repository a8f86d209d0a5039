import STUN
import TestSupport
import Testing

@Suite struct VectorTests {
  @Test(arguments: Vector.all)
  func `decodes to the published fields`(vector: Vector) throws {
    let message = try Message(decoding: vector.wire)
    #expect(message.type == vector.type)
    #expect(message.transactionID.bytes == vector.transactionID)
    #expect(message.attributes == vector.attributes)
  }

  @Test(.pitfall(.padding, .integrityLength), arguments: Vector.all)
  func `verifies over the bytes as they came, whatever the padding`(vector: Vector) {
    #expect(Integrity.isValid(wire: vector.wire, key: vector.key) == true)
    #expect(Integrity.isValid(wire: vector.zeroPadded, key: vector.key) == true)
    #expect(Fingerprint.isValid(wire: vector.wire) == (vector.hasFingerprint ? true : nil))
  }

  @Test(.pitfall(.integrityLength), arguments: Vector.all)
  func `encodes to the byte, with integrity and fingerprint made anew`(vector: Vector) throws {
    let message = try Message(decoding: vector.wire)
    let wire = message.encoded(integrity: vector.key, fingerprint: vector.hasFingerprint)
    #expect(wire == vector.zeroPadded)
  }

  @Test func `reads the request's values`() throws {
    let message = try Message(decoding: Vector.request.wire)
    #expect(try message.value(.software) == "STUN test client")
    #expect(try message.value(.username) == Array("evtj:h6vY".utf8))
    #expect(try message.value(.fingerprint) == 0xE57A_3BCF)
    #expect(message.unknownRequired == [0x0024])
  }

  @Test(arguments: [
    (Vector.responseV4, "192.0.2.1:32853"),
    (Vector.responseV6, "[2001:db8:1234:5678:11:2233:4455:6677]:32853"),
  ])
  func `reads the mapped address of a response`(vector: Vector, address: String) throws {
    let message = try Message(decoding: vector.wire)
    #expect(try message.value(.xorMappedAddress)?.description == address)
    #expect(try message.value(.software) == "test vector")
    #expect(message.unknownRequired == [])
  }

  @Test func `reads long-term credentials and makes their key`() throws {
    let message = try Message(decoding: Vector.longTerm.wire)
    let username = try #require(try message.value(.username))
    let realm = try #require(try message.value(.realm))
    #expect(username == Array("マトリックス".utf8))
    #expect(realm == Array("example.org".utf8))
    #expect(try message.value(.nonce) == Array("f//499k954d6OL34oL9FSTvy64sA".utf8))
    let key = IntegrityKey(
      longTermUsername: username, realm: realm, password: "TheMatrIX".utf8)
    #expect(key == Vector.longTerm.key)
  }

  @Test func `reads the SHA-256 request and makes its key and hash`() throws {
    let message = try Message(decoding: Vector.sha256.wire)
    let nonce = try #require(try message.value(.nonce))
    #expect(nonce == Array("obMatJos2AAACf//499k954d6OL34oL9FSTvy64sA".utf8))
    #expect(SecurityFeatures(nonce: nonce) == .usernameAnonymity)
    #expect(try message.value(.passwordAlgorithm)?.hash == .sha256)
    let username = "マトリックス".utf8
    let realm = "example.org".utf8
    #expect(try message.value(.userhash) == Userhash.value(username: username, realm: realm))
    let key = IntegrityKey(
      longTermUsername: username, realm: realm, password: "TheMatrIX".utf8, hash: .sha256)
    #expect(key == Vector.sha256.key)
  }
}

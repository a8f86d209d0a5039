import STUN
import TestSupport
import Testing

@Suite struct ChallengeTests {
  /// The first four bytes behind `obMatJos2` are 24 bits: 1 for algorithms, 2 for the username.
  @Test(
    .pitfall(.twoIntegrities),
    arguments: [
      ("nonce", [PasswordAlgorithm(.sha256)], PasswordHash.md5),
      ("obMatJos2AAAA", [PasswordAlgorithm(.sha256)], .md5),
      ("obMatJos2AAAB", [PasswordAlgorithm(.sha256)], .sha256),
      ("obMatJos2AAAB", [PasswordAlgorithm(.md5), PasswordAlgorithm(.sha256)], .md5),
      ("obMatJos2AAAB", [PasswordAlgorithm(number: 9), PasswordAlgorithm(.sha256)], .sha256),
      ("obMatJos2AAAB", [], .md5),
      ("obMatJos2AAAC", [PasswordAlgorithm(.sha256)], .md5),
    ])
  func `takes the first hash it knows where the nonce announces the choice`(
    nonce: String, offer: [PasswordAlgorithm], hash: PasswordHash
  ) throws {
    #expect(try Challenge(in: challenge(nonce, offer)).hash == hash)
  }

  @Test func `cannot meet a server that only takes what is unknown`() {
    #expect(throws: ChallengeFault.unknownAlgorithms([9])) {
      try Challenge(in: challenge("obMatJos2AAAB", [PasswordAlgorithm(number: 9)]))
    }
  }

  @Test func `cannot meet algorithms that cannot be read`() {
    var message = challenge("obMatJos2AAAB", nil)
    message.append(RawAttribute(type: 0x8002, value: [0]))
    #expect(throws: ChallengeFault.malformed(.value(type: 0x8002, .length(1, needed: 2)))) {
      try Challenge(in: message)
    }
  }

  @Test(.pitfall(.sharedNonce, .brokenChallenge)) func `takes an empty realm, and any bytes`()
    throws
  {
    var message = Message(.failure, .allocate, transactionID: .drawn(1))
    message.append(.realm, [])
    message.append(.nonce, [0x00, 0xFF])
    let challenge = try Challenge(in: message)
    #expect(challenge.realm == [])
    #expect(challenge.nonce == [0x00, 0xFF])
  }

  /// Python: `md5(b"matrix:thirteen.byte:TheMatrIX")`.
  @Test(.pitfall(.padding)) func `makes the key of the realm as it came`() throws {
    #expect(try Fixture.challenge().key(for: Fixture.credential) == Fixture.key)
  }

  /// RFC 5769 §2.4: the key is of the password that SASLprep made, which nobody makes here.
  ///
  /// Python: `md5("マトリックス:example.org:The\u00adM\u00aatr\u2168".encode())`.
  @Test(
    .pitfall(.foreignCharacters),
    arguments: [
      ("TheMatrIX", Vector.longTerm.key),
      (
        "The\u{AD}M\u{AA}tr\u{2168}",
        IntegrityKey(bytes: hex("4f4d503a 0f546242 dd06d8fb e14bbc69"))
      ),
    ])
  func `takes names and passwords beyond ASCII as they are`(
    password: String, key: IntegrityKey
  ) throws {
    var message = Message(.failure, .allocate, transactionID: .drawn(1))
    message.append(.realm, Array("example.org".utf8))
    message.append(.nonce, Array("f//499k954d6OL34oL9FSTvy64sA".utf8))
    let challenge = try Challenge(in: message)
    let credential = LongTermCredential(username: "マトリックス", password: password)
    #expect(challenge.key(for: credential) == key)
    #expect(credential.username == Array("マトリックス".utf8))
  }

  @Test func `shows neither username nor password in any text`() {
    #expect("\(Fixture.credential)" == "a username and its password")
    #expect(String(reflecting: [Fixture.credential]) == "[a username and its password]")
  }
}

private func challenge(_ nonce: String, _ offer: [PasswordAlgorithm]?) -> Message {
  var message = Message(.failure, .allocate, transactionID: .drawn(1))
  message.append(.realm, Array(Fixture.realm.utf8))
  message.append(.nonce, Array(nonce.utf8))
  if let offer { message.append(.passwordAlgorithms, offer) }
  return message
}

import DemoRelay
import STUN
import Testing

@Suite struct AuthenticationTests {
  @Test func `tells a client its address without asking who it is`() throws {
    var conversation = Conversation()
    let request = try conversation.unsigned(.request, .binding)
    let actions = conversation.send(request.encoded(fingerprint: true))

    var expected = Message(.success, .binding, transactionID: request.transactionID)
    expected.append(.xorMappedAddress, Conversation.client)
    expected.append(.software, "turntop demo")
    #expect(actions == [.reply(.message(expected.encoded(fingerprint: true)))])
  }

  @Test func `challenges a request that is not signed`() throws {
    var conversation = Conversation()
    let request = try conversation.unsigned(.request, .allocate) {
      $0.append(.requestedTransport, 17)
    }
    let actions = conversation.send(request.encoded())
    let answer = try #require(actions.message)
    #expect(answer.type == MessageType(.failure, .allocate))
    #expect(try answer.value(.errorCode) == .unauthenticated)
    #expect(try answer.value(.realm) == Array("relay.invalid".utf8))
    #expect(try answer.value(.nonce)?.count == 24)
    #expect(try answer.value(.messageIntegrity) == nil)
    #expect(Fingerprint.isValid(wire: try #require(actions.wire)) == true)
  }

  @Test(
    arguments: [
      ("alice", nil, nil, 0),
      ("alice", "guessed", nil, 401),
      ("mallory", "guessed", nil, 401),
      ("alice", nil, AttributeKey.username.type, 400),
      ("alice", nil, AttributeKey.realm.type, 400),
      ("alice", nil, AttributeKey.nonce.type, 400),
    ] as [(String, String?, UInt16?, Int)])
  func `lets in who signs with the right password and says by whom`(
    user: String, password: String?, missing: UInt16?, outcome: Int
  ) throws {
    var conversation = try Conversation.allocated()
    let request = try conversation.request(
      .refresh, as: user, password: password, leavingOut: missing)
    #expect(conversation.send(request).outcome == outcome)
  }

  @Test func `signs the answers to who is let in, refusals too`() throws {
    var conversation = Conversation()
    let actions = try conversation.ask(.refresh)
    #expect(actions.outcome == 437)
    let wire = try #require(actions.wire)
    #expect(Integrity.isValid(wire: wire, key: Conversation.key(of: "alice")) == true)
    #expect(Fingerprint.isValid(wire: wire) == true)
  }

  @Test func `takes a nonce for ten minutes, and then offers another`() throws {
    var conversation = try Conversation.allocated()
    let nonce = conversation.nonce
    conversation.now += .seconds(599)
    #expect(conversation.send(try conversation.request(.refresh)).outcome == 0)
    conversation.now += .seconds(1)
    let stale = conversation.send(try conversation.request(.refresh))
    #expect(stale.outcome == 438)
    #expect(try stale.message?.value(.realm) == Array("relay.invalid".utf8))
    #expect(try #require(try stale.message?.value(.nonce)) != nonce)
    #expect(try conversation.ask(.refresh).outcome == 0)
  }

  @Test func `takes no nonce that another client was given`() throws {
    var other = Conversation(from: Conversation.peer)
    try other.renewNonce()
    var conversation = Conversation()
    let request = try other.request(.refresh)
    #expect(conversation.send(request).outcome == 438)
  }

  @Test func `does not say of a stale nonce that it is stale to who cannot sign`() throws {
    var conversation = Conversation()
    try conversation.renewNonce()
    conversation.now += .seconds(3600)
    let request = try conversation.request(.refresh, password: "guessed")
    #expect(conversation.send(request).outcome == 401)
  }

  @Test func `refuses what must be understood and is not, and names it`() throws {
    var conversation = Conversation()
    let strange = RawAttribute(type: 0x0033, value: [1])
    let binding = try conversation.unsigned(.request, .binding) { $0.append(strange) }
    let answer = conversation.send(binding.encoded())
    #expect(answer.outcome == 420)
    #expect(try answer.message?.value(.unknownAttributes) == [0x0033])

    let refresh = try conversation.ask(.refresh) { $0.append(strange) }
    #expect(refresh.outcome == 420)
    #expect(try refresh.message?.value(.unknownAttributes) == [0x0033])
  }

  @Test func `passes over in silence what is no request`() throws {
    var conversation = Conversation()
    var wrongFingerprint = try conversation.unsigned(.request, .binding).encoded(fingerprint: true)
    wrongFingerprint[wrongFingerprint.count - 1] ^= 1
    #expect(conversation.send(wrongFingerprint) == [])
    #expect(conversation.send(try conversation.unsigned(.success, .binding).encoded()) == [])
    #expect(conversation.send(try conversation.unsigned(.failure, .allocate).encoded()) == [])
    #expect(conversation.send(try conversation.unsigned(.indication, .binding).encoded()) == [])
    #expect(conversation.send(Array("GET / HTTP/1.1\r\n\r\n".utf8)) == [])
    #expect(conversation.session.isVacant)
  }
}

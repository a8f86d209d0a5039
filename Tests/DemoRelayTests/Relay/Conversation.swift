import DemoRelay
import STUN
import Testing

/// A client's talk with a session: signs requests, and hands over what the session wants done.
struct Conversation {
  static let client = TransportAddress(ip: IPAddress(127, 0, 0, 1), port: 5000)
  static let relayed = TransportAddress(ip: IPAddress(127, 22, 0, 9), port: 6000)
  static let peer = TransportAddress(ip: IPAddress(127, 0, 0, 7), port: 7000)
  static let realm = "relay.invalid"
  static let passwords = ["alice": "open sesame", "bob": "let me in"]

  var session: RelaySession
  /// The time since the server started.
  var now = Duration.seconds(1000)
  private(set) var nonce: [UInt8] = []
  private var requests: UInt8 = 0

  init(from client: TransportAddress = Conversation.client) {
    session = RelaySession(
      client: client,
      authenticator: Authenticator(
        realm: Self.realm, passwords: Self.passwords, secret: Array(1...32),
        nonceLifetime: .seconds(600)),
      seed: 1)
  }

  /// A conversation in which the client has an allocation.
  static func allocated() throws -> Conversation {
    var conversation = Conversation()
    _ = try conversation.allocate()
    return conversation
  }

  /// Makes an allocation and returns the answer to its request.
  mutating func allocate(
    as user: String = "alice", _ build: (inout Message) -> Void = { _ in }
  ) throws -> Message {
    let actions = try ask(.allocate, as: user) {
      $0.append(.requestedTransport, 17)
      build(&$0)
    }
    #expect(actions == [.openRelay(onEvenPort: false)])
    return try #require(session.relayOpened(at: Self.relayed, now: now).message)
  }

  /// Sends a signed request with the attributes that `build` gives it.
  mutating func ask(
    _ method: Method, as user: String = "alice", id: UInt8? = nil,
    _ build: (inout Message) -> Void = { _ in }
  ) throws -> [RelayAction] {
    try renewNonce()
    return send(try request(method, as: user, id: id, build))
  }

  /// A signed request; the password is the user's own unless told otherwise.
  mutating func request(
    _ method: Method, as user: String = "alice", password: String? = nil, id: UInt8? = nil,
    leavingOut missing: UInt16? = nil, _ build: (inout Message) -> Void = { _ in }
  ) throws -> [UInt8] {
    let full = try unsigned(.request, method, id: id) { [nonce] in
      build(&$0)
      $0.append(.username, Array(user.utf8))
      $0.append(.realm, Array(Self.realm.utf8))
      $0.append(.nonce, nonce)
    }
    var kept = Message(.request, method, transactionID: full.transactionID)
    for attribute in full.attributes where attribute.type != missing { kept.append(attribute) }
    return kept.encoded(
      integrity: Self.key(of: user, password: password), fingerprint: true)
  }

  mutating func unsigned(
    _ messageClass: MessageClass, _ method: Method, id: UInt8? = nil,
    _ build: (inout Message) -> Void = { _ in }
  ) throws -> Message {
    requests += 1
    let bytes = [UInt8](repeating: id ?? requests, count: 12)
    var message = Message(
      messageClass, method, transactionID: try #require(TransactionID(bytes: bytes)))
    build(&message)
    return message
  }

  mutating func send(_ wire: [UInt8]) -> [RelayAction] {
    session.receive(.message(wire), now: now)
  }

  /// Draws a challenge, whose nonce all further requests carry.
  mutating func renewNonce() throws {
    let challenge = send(try unsigned(.request, .refresh).encoded())
    nonce = try #require(try challenge.message?.value(.nonce))
  }

  static func key(of user: String, password: String? = nil) -> IntegrityKey {
    IntegrityKey(
      longTermUsername: user.utf8, realm: realm.utf8,
      password: (password ?? passwords[user] ?? "").utf8)
  }
}

extension [RelayAction] {
  /// The message that goes to the client, if any does.
  var message: Message? { wire.flatMap { try? Message(decoding: $0) } }

  /// The bytes of the message that goes to the client, if any does.
  var wire: [UInt8]? {
    for case .reply(.message(let wire)) in self { return wire }
    return nil
  }

  /// How a request was answered: 0 for success, the code of a refusal, `nil` where not at all.
  var outcome: Int? {
    guard let message else { return nil }
    return message.type.messageClass == .success ? 0 : try? message.value(.errorCode)?.code
  }
}

import STUN
import Testing

/// An allocation under test: told what happens, in milliseconds, and asked what it does then.
struct Walk {
  private var allocation: Allocation
  private let key: IntegrityKey

  /// A walk with the credentials of the fixtures, and ids that count from 1.
  init(_ plan: AllocationPlan = .datagrams(), key: IntegrityKey = Fixture.key) {
    allocation = Allocation(
      plan: plan, credential: Fixture.credential, generator: CountingGenerator())
    self.key = key
  }

  /// A walk that has been granted its relayed address: ids 1 and 2 and alarms 1 and 2 are past.
  static func granted(_ plan: AllocationPlan = .datagrams()) -> Walk {
    var walk = Walk(plan)
    for step in [.start, .answer(.challenge(), to: 1), .answer(.granted(), to: 2)] as [Step] {
      walk.take(step)
    }
    return walk
  }

  var hasEnded: Bool { allocation.hasEnded }

  mutating func take(_ step: Step, at time: Int = 0) {
    _ = see(step, at: time)
  }

  mutating func expect(
    _ step: Step, at time: Int = 0, _ expected: [Seen],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(see(step, at: time) == expected, sourceLocation: sourceLocation)
  }

  mutating func see(_ step: Step, at time: Int = 0) -> [Seen] {
    allocation.handle(step.input, at: .milliseconds(time)).map { Seen($0, key: key) }
  }
}

/// What can happen, as short as a table wants it.
enum Step {
  case start, release, hasten
  case woke(Int)
  case wasStopped(for: Int)
  /// The server's reply to the request whose id is the one drawn as this number.
  case answer(Reply, to: Int)
  case bytes([UInt8])
  case channelData(UInt16, String)
  case permit([IPAddress])
  case bind(TransportAddress)
  case send(String, to: TransportAddress)

  var input: Allocation.Input {
    switch self {
    case .start: .start
    case .release: .release
    case .hasten: .hasten
    case .wasStopped(let time): .wasStopped(for: .milliseconds(time))
    case .woke(let generation): .timerFired(generation: generation)
    case .answer(let reply, let id): .received(reply.wire(.drawn(id)))
    case .bytes(let bytes): .received(bytes)
    case .channelData(let channel, let text):
      .receivedChannelData(ChannelData(channel: channel, data: Array(text.utf8)))
    case .permit(let peers): .permit(peers)
    case .bind(let peer): .bind(peer)
    case .send(let text, let peer): .send(Array(text.utf8), to: peer)
    }
  }
}

/// What an allocation does, with what it sends in words.
enum Seen: Equatable, CustomTestStringConvertible {
  case sent(String)
  case wake(Int, after: Int)
  case report(Allocation.Event)

  init(_ action: Allocation.Action, key: IntegrityKey) {
    switch action {
    case .send(let wire): self = .sent(Self.words(for: wire, key))
    case .wake(let delay, let generation):
      self = .wake(generation, after: Int(delay / .milliseconds(1)))
    case .report(let event): self = .report(event)
    }
  }

  var testDescription: String {
    switch self {
    case .sent(let words): "sent \(words)"
    case .wake(let generation, let delay): "wake \(generation) after \(delay) ms"
    case .report(let event): "report \(event)"
    }
  }

  /// `Allocate #2 nonce-1`: the method, the number of its id, the nonce it answers, and the rest.
  private static func words(for wire: [UInt8], _ key: IntegrityKey) -> String {
    if let data = try? ChannelData(decoding: wire) {
      return "\(data.channel) \(String(decoding: data.data, as: UTF8.self)), \(wire.count) bytes"
    }
    guard let message = try? Message(decoding: wire) else { return "what is no message" }
    var words = ["\(message.type.method) #\(message.transactionID.ordinal)"]
    if let nonce = try? message.value(.nonce) {
      words.append(String(decoding: nonce, as: UTF8.self))
      if Integrity.isValid(wire: wire, key: key) != true { words.append("BADLY SIGNED") }
    }
    if let lifetime = try? message.value(.lifetime) { words.append("LIFETIME \(lifetime)") }
    if let channel = try? message.value(.channelNumber) { words.append("\(channel)") }
    let peers = try? message.values(.xorPeerAddress)
    words += (peers ?? []).map { "\($0)" }
    if let data = try? message.value(.data) { words.append(String(decoding: data, as: UTF8.self)) }
    return words.joined(separator: " ")
  }
}

/// What a server says, but for the id of the transaction.
struct Reply: Sendable {
  let messageClass: MessageClass
  let method: STUN.Method
  var key: IntegrityKey?
  var attributes: @Sendable (inout Message) -> Void = { _ in }

  func wire(_ id: TransactionID) -> [UInt8] {
    var message = Message(messageClass, method, transactionID: id)
    attributes(&message)
    return message.encoded(integrity: key)
  }

  static func challenge(
    _ code: ErrorCode = .unauthenticated, to method: STUN.Method = .allocate,
    realm: String? = Fixture.realm, nonce: String? = "nonce-1"
  ) -> Reply {
    Reply(messageClass: .failure, method: method) { message in
      message.append(.errorCode, code)
      if let realm { message.append(.realm, Array(realm.utf8)) }
      if let nonce { message.append(.nonce, Array(nonce.utf8)) }
    }
  }

  static func granted(lifetime: UInt32 = 600, key: IntegrityKey? = Fixture.key) -> Reply {
    Reply(messageClass: .success, method: .allocate, key: key) { message in
      message.append(.xorRelayedAddress, Fixture.relayed)
      message.append(.xorMappedAddress, Fixture.mapped)
      message.append(.lifetime, lifetime)
      message.append(.software, "Coturn-4.6.1 'Gorst'")
    }
  }

  static func refused(
    _ code: ErrorCode, _ method: STUN.Method = .allocate,
    with more: @escaping @Sendable (inout Message) -> Void = { _ in }
  ) -> Reply {
    Reply(messageClass: .failure, method: method, key: Fixture.key) { message in
      message.append(.errorCode, code)
      more(&message)
    }
  }

  static func refreshed(lifetime: UInt32) -> Reply {
    .done(.refresh) { $0.append(.lifetime, lifetime) }
  }

  static func done(
    _ method: STUN.Method, with more: @escaping @Sendable (inout Message) -> Void = { _ in }
  ) -> Reply {
    Reply(messageClass: .success, method: method, key: Fixture.key, attributes: more)
  }

  static func data(_ text: String, from peer: TransportAddress) -> Reply {
    Reply(messageClass: .indication, method: .data) { message in
      message.append(.xorPeerAddress, peer)
      message.append(.data, Array(text.utf8))
    }
  }
}

/// What the dialogues have in common.
enum Fixture {
  static let credential = LongTermCredential(username: "matrix", password: "TheMatrIX")
  static let realm = "thirteen.byte"
  /// Python: `md5(b"matrix:thirteen.byte:TheMatrIX")`.
  static let key = IntegrityKey(bytes: hex("e2c2249eb8f31dfed94f2abbcb7bcecc"))
  static let foreignKey = IntegrityKey(bytes: [UInt8](repeating: 1, count: 16))
  static let relayed = TransportAddress(ip: IPAddress(192, 0, 2, 15), port: 49_152)
  static let mapped = TransportAddress(ip: IPAddress(198, 51, 100, 7), port: 40_000)
  static let peer = TransportAddress(ip: IPAddress(203, 0, 113, 9), port: 9)
  static let software = "Coturn-4.6.1 'Gorst'"

  static func grant(
    lifetime: Int = 600, _ integrity: AnswerIntegrity = .valid, roundTrip: Int? = 0
  ) -> Grant {
    Grant(
      relayed: relayed, mapped: mapped, lifetime: .seconds(lifetime), software: software,
      integrity: integrity, roundTrip: roundTrip.map { .milliseconds($0) })
  }

  /// The challenge as it is read, for what reports it.
  static func challenge(realm: String = realm, nonce: String = "nonce-1") throws -> Challenge {
    var message = Message(.failure, .allocate, transactionID: .drawn(0))
    message.append(.realm, Array(realm.utf8))
    message.append(.nonce, Array(nonce.utf8))
    return try Challenge(in: message)
  }
}

extension TransactionID {
  /// The id that is drawn as this number from a `CountingGenerator`.
  static func drawn(_ ordinal: Int) -> TransactionID {
    var generator = CountingGenerator(drawn: ordinal - 1)
    return .random(using: &generator)
  }

  /// The number as which it was drawn.
  var ordinal: Int { bytes.suffix(8).reduce(0) { $0 << 8 | Int($1) } / 2 }
}

/// Counts, so that every id is known beforehand: each takes two numbers.
struct CountingGenerator: RandomNumberGenerator, Sendable {
  private var last: UInt64

  init(drawn ids: Int = 0) {
    last = UInt64(clamping: 2 * ids)
  }

  mutating func next() -> UInt64 {
    last += 1
    return last
  }
}

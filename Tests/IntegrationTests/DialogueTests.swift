import STUN
import TestSupport
import Testing

/// What the program's own state machine says to a real coturn, in each method that it knows.
@Suite(.timeLimit(.minutes(1))) struct DialogueTests {
  @Test func `is understood in every method, and the answers are signed`() async throws {
    try await RelayService.with { service in
      var (near, far) = (try Client(of: service.coturn), try Client(of: service.coturn))
      let (here, there) = (try near.allocate(), try far.allocate())

      #expect(try near.permit(there.ip) == .valid)
      #expect(try far.permit(here.ip) == .valid)
      #expect(try near.send("by an indication", to: there, heardBy: &far) == here)
      #expect(try near.bind(there) == .valid)
      #expect(try near.send("by a channel", to: there, heardBy: &far) == here)
      #expect(try far.send("and back, by an indication", to: here, heardBy: &near) == there)

      #expect(try near.refresh() == .valid)
      #expect(try near.release() == .confirmed)
      #expect(try far.release() == .confirmed)
      let log = service.coturn.log.text
      for method in ["ALLOCATE", "CREATE_PERMISSION", "CHANNEL_BIND", "REFRESH"] {
        #expect(log.contains("\(method) processed, success"), "\(log)")
      }
    }
  }
}

/// An allocation over a socket of its own, to which no time passes.
private struct Client {
  private let socket: LoopbackSocket
  private let server: UInt16
  private var allocation: Allocation
  private var alarms: [(delay: Duration, generation: Int)] = []

  init(of coturn: Coturn) throws {
    socket = try LoopbackSocket()
    server = coturn.port
    allocation = Allocation(
      plan: .datagrams(),
      credential: LongTermCredential(username: Coturn.user, password: Coturn.password),
      generator: SystemRandomNumberGenerator())
  }

  mutating func allocate() throws -> TransportAddress {
    try tell(.start) { if case .allocated(let grant) = $0 { grant.relayed } else { nil } }
  }

  mutating func permit(_ peer: IPAddress) throws -> AnswerIntegrity {
    try tell(.permit([peer])) {
      if case .permitted(_, let integrity, _) = $0 { integrity } else { nil }
    }
  }

  mutating func bind(_ peer: TransportAddress) throws -> AnswerIntegrity {
    try tell(.bind(peer)) {
      if case .bound(_, _, let integrity, _) = $0 { integrity } else { nil }
    }
  }

  /// Sends text, and returns whence the other one heard it.
  mutating func send(
    _ text: String, to peer: TransportAddress, heardBy other: inout Client
  ) throws -> TransportAddress {
    try act(on: allocation.handle(.send(Array(text.utf8), to: peer), at: .zero)) { _ in }
    return try other.hear {
      if case .received(let data, let sender) = $0, data == Array(text.utf8) { sender } else { nil }
    }
  }

  /// Rings the alarm that is minutes ahead: the allocation's own, which asks for more life.
  mutating func refresh() throws -> AnswerIntegrity {
    let last = try #require(alarms.max { $0.delay < $1.delay })
    return try tell(.timerFired(generation: last.generation)) {
      if case .refreshed(_, let integrity, _) = $0 { integrity } else { nil }
    }
  }

  mutating func release() throws -> Allocation.Release {
    try tell(.release) { if case .ended(let release) = $0 { release } else { nil } }
  }

  private mutating func tell<Fact>(
    _ input: Allocation.Input, until fact: (Allocation.Event) -> Fact?
  ) throws -> Fact {
    try act(on: allocation.handle(input, at: .zero)) { _ in }
    return try hear(until: fact)
  }

  /// Hears the server until something has happened.
  private mutating func hear<Fact>(until fact: (Allocation.Event) -> Fact?) throws -> Fact {
    var found: Fact?
    while found == nil {
      let actions = allocation.handle(.received(try socket.receive().bytes), at: .zero)
      try act(on: actions) { found = found ?? fact($0) }
    }
    return try #require(found)
  }

  private mutating func act(
    on actions: [Allocation.Action], _ report: (Allocation.Event) -> Void
  ) throws {
    for action in actions {
      switch action {
      case .send(let bytes): try socket.send(bytes, to: server)
      case .wake(let delay, let generation): alarms.append((delay, generation))
      case .report(let event): report(event)
      }
    }
  }
}

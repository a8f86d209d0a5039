import RelayKit
import STUN
import Testing

/// What settles a request over UDP, and with which outcome.
@Suite struct DatagramRequestsTests {
  /// Something that comes, at a time in milliseconds after the request was sent.
  enum Input: Sendable {
    case datagram(Datagram, taken: Double, stamped: Double)
    case timer(Double)
    case end(ExchangeError)
  }

  /// A datagram by what it is to the request.
  enum Datagram: Sendable {
    case success, failure, indication, echo, foreign, otherMethod, wrongFingerprint, text
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let inputs: [Input]
    let outcomes: [Outcome]

    init(_ testDescription: String, _ inputs: [Input], _ outcomes: [Outcome]) {
      self.testDescription = testDescription
      self.inputs = inputs
      self.outcomes = outcomes
    }
  }

  /// An outcome, an answer by its class and its time in milliseconds.
  enum Outcome: Equatable, Sendable {
    case answered(MessageClass, Double)
    case timedOut, interrupted, refused
    /// Something came, and no answer to anything.
    case misled
    /// Nothing that was settled, but something that was seen.
    case foreign
    case malformed(DecodeError)
  }

  @Test(arguments: [
    Case(
      "an answer", [.datagram(.success, taken: 12.2, stamped: 12)], [.answered(.success, 12)]),
    Case(
      "a refusal is an answer", [.datagram(.failure, taken: 12.2, stamped: 12)],
      [.answered(.failure, 12)]),
    Case(
      "the second answer is none",
      [.datagram(.success, taken: 12.2, stamped: 12), .datagram(.success, taken: 13, stamped: 13)],
      [.answered(.success, 12)]),
    Case(
      "what is no answer is passed over",
      [.indication, .echo, .foreign, .otherMethod, .wrongFingerprint, .text].map {
        .datagram($0, taken: 5, stamped: 5)
      } + [.datagram(.success, taken: 12.2, stamped: 12)],
      [.foreign, .foreign, .foreign, .foreign, .foreign, .foreign, .answered(.success, 12)]),
    Case("silence", [.timer(2_000)], [.timedOut]),
    Case(
      "what is not STUN is told where nothing else comes",
      [.datagram(.text, taken: 5, stamped: 5), .timer(2_000)],
      [.foreign, .malformed(.firstByte(UInt8(ascii: "H"), wanted: .message))]),
    Case(
      "what answers nothing is told where nothing else comes",
      [.datagram(.foreign, taken: 5, stamped: 5), .timer(2_000)], [.foreign, .misled]),
    Case(
      "an answer after its time", [.datagram(.success, taken: 2_100, stamped: 2_050)],
      [.interrupted]),
    Case(
      "an answer that came in time and was taken after it",
      [.datagram(.success, taken: 2_100, stamped: 1_990)], [.answered(.success, 1_990)]),
    Case(
      "an answer that lay there while the process was stopped",
      [.datagram(.success, taken: 900, stamped: 12)], [.interrupted]),
    Case("a timer that fired while the process was stopped", [.timer(2_600)], [.interrupted]),
    Case("a port that is closed", [.end(.refused)], [.refused]),
    Case(
      "nothing is settled twice",
      [.datagram(.success, taken: 12.2, stamped: 12), .timer(2_000), .end(.refused)],
      [.answered(.success, 12)]),
  ])
  func `settles a request once`(_ example: Case) {
    var requests = DatagramRequests()
    let id = TransactionID(bytes: 1...12)
    guard let id else { return }
    let request = PendingRequest(
      message: Message(.request, .binding, transactionID: id), timeout: .seconds(2)
    ) { _ in }
    requests.sent(request, began: Self.moment(0), ended: Self.moment(0.01))
    let settled = example.inputs.flatMap { Self.feed($0, to: &requests, id) }
    #expect(settled == example.outcomes)
  }

  @Test func `takes a request that there was no room to send for no loss`() throws {
    var requests = DatagramRequests()
    let id = try #require(TransactionID(bytes: 1...12))
    let request = PendingRequest(
      message: Message(.request, .binding, transactionID: id), timeout: .seconds(2)
    ) { _ in }
    requests.sent(request, began: Self.moment(0), ended: Self.moment(0.01), hasLeft: false)
    #expect(Self.feed(.timer(2_000), to: &requests, id) == [.interrupted])
  }

  private static func feed(
    _ input: Input, to requests: inout DatagramRequests, _ id: TransactionID
  ) -> [Outcome] {
    switch input {
    case .datagram(let datagram, let taken, let stamped):
      let reading = requests.received(
        datagram.wire(id), taken: moment(taken), stamped: moment(stamped).realtime)
      return switch reading {
      case .answer(let settled): [Outcome(settled.outcome)]
      case .foreign: [.foreign]
      case .idle: []
      }
    case .timer(let time):
      return requests.timedOut(id, at: moment(time)).map { [Outcome($0.outcome)] } ?? []
    case .end(let reason): return requests.ended(reason).map { Outcome($0.outcome) }
    }
  }

  private static func moment(_ milliseconds: Double) -> DatagramMoment {
    let time = Duration.seconds(5) + .microseconds(Int(milliseconds * 1_000))
    return DatagramMoment(monotonic: time, realtime: .seconds(1_600_000_000) + time)
  }
}

extension DatagramRequestsTests.Outcome {
  init(_ outcome: RoundTrip) {
    switch outcome {
    case .answered(let message, let time):
      self = .answered(message.type.messageClass, time / .milliseconds(1))
    case .timedOut: self = .timedOut
    case .foreign: self = .misled
    case .interrupted: self = .interrupted
    case .malformed(let error): self = .malformed(error)
    case .closed: self = .refused
    }
  }
}

extension DatagramRequestsTests.Datagram {
  func wire(_ id: TransactionID) -> [UInt8] {
    switch self {
    case .success: Message(.success, .binding, transactionID: id).encoded(fingerprint: true)
    case .failure: Message(.failure, .binding, transactionID: id).encoded()
    case .indication: Message(.indication, .binding, transactionID: id).encoded()
    case .echo: Message(.request, .binding, transactionID: id).encoded()
    case .foreign:
      Message(.success, .binding, transactionID: TransactionID(bytes: 2...13) ?? id).encoded()
    case .otherMethod: Message(.success, .allocate, transactionID: id).encoded()
    case .wrongFingerprint:
      Message(.success, .binding, transactionID: id).encoded(fingerprint: true).dropLast() + [0]
    case .text: Array("HTTP/1.1 400 Bad Request".utf8)
    }
  }
}

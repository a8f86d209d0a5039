import Glibc
import RelayKit
import STUN
import TestSupport
import Testing

/// Flows over UDP against a socket that the test itself answers from.
@Suite(.timeLimit(.minutes(1))) struct DatagramExchangeTests {
  private let clock = ContinuousClock()

  /// One flow's completion holds the flows' thread while the answer to another comes in.
  @Test func `counts no time for which its own thread was busy`() async throws {
    let (roundTrip, most) = try await sample { try await roundTripWhileBusy() }
    #expect(roundTrip > .zero && roundTrip <= most)
  }

  private func roundTripWhileBusy() async throws -> (RoundTrip, Duration) {
    let server = try LoopbackSocket()
    let (slow, quick) = (try await flow(to: server), try await flow(to: server))
    let (held, release) = try DescriptorPair.make()
    let start = clock.now
    let outcome = outcome(of: slow)
    let asked = try server.receive()
    quick.send(.binding(), timeout: .seconds(20)) { _ in
      var byte: UInt8 = 0
      _ = read(held, &byte, 1)
    }
    try server.answer(try server.receive())
    try server.answer(asked)
    let most = clock.now - start
    usleep(30_000)
    close(release)
    let result = await outcome()
    await slow.close()
    await quick.close()
    close(held)
    return (result, most)
  }

  /// With an alarm ahead, the flows' thread may sleep until then.
  @Test func `counts no time for which an answer lay in its socket`() async throws {
    let (roundTrip, most) = try await sample { try await roundTripWhileAsleep() }
    #expect(roundTrip > .zero && roundTrip <= most)
  }

  private func roundTripWhileAsleep() async throws -> (RoundTrip, Duration) {
    let server = try LoopbackSocket()
    let flow = try await flow(to: server)
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
    let place = try OneThread.configuration()
    let (start, alarm) = (clock.now, place.clock.elapsed + .milliseconds(60))
    await withDiscardingTaskGroup { group in
      place.clock.call(at: alarm, in: &group) { wake.finish() }
    }
    let outcome = outcome(of: flow, isUrgent: false)
    try server.answer(try server.receive())
    let most = clock.now - start
    for await _ in wakes {}
    let result = await outcome()
    await flow.close()
    return (result, most)
  }

  /// The first round trip that is a sample, and what it must not exceed: on a busy machine a call
  /// that sends may take so long that no time can be told.
  private func sample(
    _ measure: () async throws -> (RoundTrip, Duration)
  ) async throws -> (Duration, Duration) {
    for _ in 0..<50 {
      let (result, most) = try await measure()
      if case .answered(_, let roundTrip) = result { return (roundTrip, most) }
      #expect(result == .interrupted)
    }
    throw TestSupportError.neverReady("a sample", log: "")
  }

  @Test func `gives each of many flows the answer to its own request`() async throws {
    let server = try LoopbackSocket()
    var outcomes: [() async -> RoundTrip] = []
    var flows: [any Exchange] = []
    for _ in 0..<100 {
      flows.append(try await flow(to: server))
      outcomes.append(outcome(of: flows[flows.count - 1]))
    }
    let requests = try flows.map { _ in try server.receive() }
    for request in requests.reversed() { try server.answer(request) }
    var timed = 0
    for (outcome, request) in zip(outcomes, requests) {
      let result = await outcome()
      // On a busy machine the time of one cannot be told.
      guard result != .interrupted else { continue }
      guard case .answered(let answer, _) = result else {
        Issue.record("not answered: \(result)")
        continue
      }
      timed += 1
      #expect(try answer.value(.xorMappedAddress)?.port == request.port)
    }
    #expect(timed > 0)
    for flow in flows { await flow.close() }
  }

  @Test func `tells what still waits that its flow is closed`() async throws {
    let server = try LoopbackSocket()
    let flow = try await flow(to: server)
    let outcome = outcome(of: flow)
    _ = try server.receive()
    await flow.close()
    #expect(await outcome() == .closed(.closedByPeer))
  }

  @Test func `takes no request any more once it is closed`() async throws {
    let flow = try await flow(to: try LoopbackSocket())
    await flow.close()
    #expect(await outcome(of: flow)() == .closed(.closedByPeer))
  }

  private func flow(to server: LoopbackSocket) async throws -> any Exchange {
    let target = Target(
      transport: .udp,
      address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: server.port))
    return try await NetworkExchangeOpener(tls: try TLSTrust(.system))
      .open(target, timeout: .seconds(20)) { _ in }.exchange
  }

  /// Sends a request now; the outcome is what is returned.
  private func outcome(
    of flow: any Exchange, isUrgent: Bool = true
  ) -> () async -> RoundTrip {
    let (stream, continuation) = AsyncStream.makeStream(of: RoundTrip.self)
    flow.send(
      PendingRequest(message: .binding(), timeout: .seconds(20), isUrgent: isUrgent) {
        continuation.yield($0)
      })
    return {
      for await outcome in stream { return outcome }
      return .timedOut
    }
  }
}

extension Message {
  fileprivate static func binding() -> Message {
    var random = SystemRandomNumberGenerator()
    return Message(.request, .binding, transactionID: .random(using: &random))
  }
}

extension LoopbackSocket {
  /// Answers with the port that it saw; the answer is in the kernel when this returns.
  fileprivate func answer(_ request: Datagram) throws {
    let asked = try Message(decoding: request.bytes)
    var answer = Message(.success, .binding, transactionID: asked.transactionID)
    let ip = IPAddress(127, 0, 0, 1)
    answer.append(.xorMappedAddress, TransportAddress(ip: ip, port: request.port))
    try send(answer.encoded(fingerprint: true), to: request.port)
  }
}

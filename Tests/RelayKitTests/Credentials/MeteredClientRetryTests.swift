import RelayKit
import TestSupport
import Testing

/// What is tried again, when, and how often.
@Suite(.timeLimit(.minutes(1))) struct MeteredClientRetryTests {
  private let stage = ClientStage()
  private let usEast = ["us_east"]

  @Test(arguments: [400, 401, 403, 404, 418])
  func `tries a refusal once`(status: Int) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.error(status)) }
    let outcomes = try await stage.fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(stage.error(.refused(status: status, .nothing)))])
    #expect(transport.requests.count == 1)
  }

  @Test func `tries trouble of the service again, later each time, and in the end gives up`()
    async throws
  {
    let transport = ScriptedTransport(stage.clock) { _, attempt in .success(.error(500 + attempt)) }
    let outcomes = try await stage.fetch(
      usEast, transport, pausing: .milliseconds(250), .milliseconds(500), .seconds(1))
    #expect(outcomes.map(\.result) == [.failure(stage.error(.refused(status: 504, .nothing)))])
    #expect(outcomes.map(\.took) == [.milliseconds(1750)])
    #expect(transport.times(of: "us_east") == [0, 250, 750, 1750].map { .milliseconds($0) })
  }

  @Test func `tries again when a kept connection turns out closed`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, attempt in
      attempt == 1 ? .failure(.connection(.closedByPeer)) : .success(.servers())
    }
    let outcomes = try await stage.fetch(usEast, transport, pausing: .milliseconds(250))
    #expect(try outcomes.map { try $0.result.get().status } == [200])
    #expect(outcomes.map(\.took) == [.milliseconds(250)])
  }

  @Test(arguments: [
    HTTPTransportError.unknownHost, .connection(.refused), .connection(.certificate(.refused("x"))),
    .timedOut, .proxy("x"), .bodyTooLarge(status: 200, limit: 1), .malformedAnswer("x"),
    .failed("x"),
  ])
  func `does not try again what will not change`(cause: HTTPTransportError) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .failure(cause) }
    let outcomes = try await stage.fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(stage.error(.unreachable(cause)))])
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: [
    HTTPAnswer.error(503, retryAfter: "7"), HTTPAnswer.error(429, retryAfter: "7"),
    HTTPAnswer(
      status: 503, retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT",
      date: "Sun, 06 Nov 1994 08:49:30 GMT"),
  ])
  func `waits as long as the service asks`(refusal: HTTPAnswer) async throws {
    let transport = ScriptedTransport(stage.clock) { _, attempt in
      .success(attempt == 1 ? refusal : .servers())
    }
    _ = try await stage.fetch(usEast, transport, pausing: .seconds(7))
    #expect(transport.times(of: "us_east") == [.zero, .seconds(7)])
  }

  @Test func `allows each attempt what is left of the whole`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.error(503, retryAfter: "8"))
    }
    let outcomes = try await stage.fetch(usEast, transport, pausing: .seconds(8), .seconds(8))
    #expect(transport.requests.map(\.time) == [.zero, .seconds(8), .seconds(16)])
    #expect(transport.requests.map(\.timeout) == [.seconds(20), .seconds(12), .seconds(4)])
    #expect(outcomes.map(\.took) == [.seconds(16)])
  }
}

import RelayKit
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MeteredClientTests {
  private let clock = ManualClock()
  private let usEast = ["us_east"]

  @Test func `asks for every region at once`() async throws {
    let meeting = Meeting(of: Region.all.count)
    let transport = ScriptedTransport(clock) { region, _ in
      await meeting.attend()
      return .success(.servers("turn:\(region).example"))
    }
    let outcomes = try await fetch(Region.all.map(\.name), transport)
    #expect(Set(outcomes.map(\.region)) == Set(Region.all))
    for outcome in outcomes {
      let servers = [ICEServer(urls: ["turn:\(outcome.region.name).example"])]
      #expect(outcome.result == .success(.init(status: 200, servers: servers)))
      #expect(outcome.took == .zero)
    }
  }

  @Test func `delivers each region as it comes`() async throws {
    let clock = clock
    let transport = ScriptedTransport(clock) { region, _ in
      try? await clock.sleep(for: .seconds(region == "eu" ? 1 : 2))
      return .success(.servers())
    }
    async let first: Void = advance(by: .seconds(1), when: 2)
    var outcomes: [FetchOutcome] = []
    try await client(transport).fetch(regions(["us_east", "eu"])) { outcome in
      outcomes.append(outcome)
      clock.advance(by: .seconds(1))
    }
    await first
    #expect(outcomes.map(\.region.name) == ["eu", "us_east"])
    #expect(outcomes.map(\.took) == [.seconds(1), .seconds(2)])
  }

  @Test func `lets no region's failure touch another`() async throws {
    let transport = ScriptedTransport(clock) { region, _ in
      switch region {
      case "eu": .failure(.unknownHost)
      case "asia": .success(.error(404, #"{"message": "no such region"}"#))
      default: .success(.servers())
      }
    }
    let outcomes = try await fetch(["eu", "asia", "us_east"], transport)
    #expect(
      Dictionary(uniqueKeysWithValues: outcomes.map { ($0.region.name, $0.result) }) == [
        "eu": .failure(error(.unreachable(.unknownHost))),
        "asia": .failure(error(.refused(status: 404, .said("no such region")))),
        "us_east": .success(.init(status: 200, servers: [ICEServer(urls: ["turn:a.example"])])),
      ])
  }

  @Test(arguments: [400, 401, 403, 404, 418])
  func `tries a refusal once`(status: Int) async throws {
    let transport = ScriptedTransport(clock) { _, _ in .success(.error(status)) }
    let outcomes = try await fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(error(.refused(status: status, .nothing)))])
    #expect(transport.requests.count == 1)
  }

  @Test func `tries trouble of the service again, later each time, and in the end gives up`()
    async throws
  {
    let transport = ScriptedTransport(clock) { _, attempt in .success(.error(500 + attempt)) }
    let outcomes = try await fetch(
      usEast, transport, pausing: .milliseconds(250), .milliseconds(500), .seconds(1))
    #expect(outcomes.map(\.result) == [.failure(error(.refused(status: 504, .nothing)))])
    #expect(outcomes.map(\.took) == [.milliseconds(1750)])
    #expect(transport.times(of: "us_east") == [0, 250, 750, 1750].map { .milliseconds($0) })
  }

  @Test func `tries again when a kept connection turns out closed`() async throws {
    let transport = ScriptedTransport(clock) { _, attempt in
      attempt == 1 ? .failure(.connection(.closedByPeer)) : .success(.servers())
    }
    let outcomes = try await fetch(usEast, transport, pausing: .milliseconds(250))
    #expect(try outcomes.map { try $0.result.get().status } == [200])
    #expect(outcomes.map(\.took) == [.milliseconds(250)])
  }

  @Test(arguments: [
    HTTPTransportError.unknownHost, .connection(.refused), .connection(.certificate(.refused("x"))),
    .timedOut, .proxy("x"), .bodyTooLarge(limit: 1), .failed("x"),
  ])
  func `does not try again what will not change`(cause: HTTPTransportError) async throws {
    let transport = ScriptedTransport(clock) { _, _ in .failure(cause) }
    let outcomes = try await fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(error(.unreachable(cause)))])
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: [
    HTTPAnswer.error(503, retryAfter: "7"), HTTPAnswer.error(429, retryAfter: "7"),
    HTTPAnswer(
      status: 503, retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT",
      date: "Sun, 06 Nov 1994 08:49:30 GMT"),
  ])
  func `waits as long as the service asks`(refusal: HTTPAnswer) async throws {
    let transport = ScriptedTransport(clock) { _, attempt in
      .success(attempt == 1 ? refusal : .servers())
    }
    _ = try await fetch(usEast, transport, pausing: .seconds(7))
    #expect(transport.times(of: "us_east") == [.zero, .seconds(7)])
  }

  @Test func `slows every region down when one is told 429`() async throws {
    let meeting = Meeting(of: 3)
    let transport = ScriptedTransport(clock) { region, attempt in
      guard attempt == 1 else { return .success(.servers()) }
      await meeting.attend()
      return .success(region == "eu" ? .error(429, retryAfter: "5") : .error(503))
    }
    let names = ["eu", "us_east", "asia"]
    async let outcomes = fetch(names, transport)
    await advance(by: .milliseconds(250), when: 3)
    await advance(by: .milliseconds(4750), when: 3)
    await transport.requests(4)
    await advance(by: .milliseconds(100), when: 2)
    await transport.requests(5)
    await advance(by: .milliseconds(100), when: 1)
    #expect(try await outcomes.map { try $0.result.get().status } == [200, 200, 200])
    let retries = names.flatMap { transport.times(of: $0).dropFirst() }.sorted()
    #expect(retries == [5000, 5100, 5200].map { .milliseconds($0) })
  }

  @Test func `gives up at once where the wait would exceed the deadline`() async throws {
    let transport = ScriptedTransport(clock) { _, _ in
      .success(.error(429, retryAfter: "3600"))
    }
    let outcomes = try await fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(error(.throttled(wait: .seconds(3600))))])
    #expect(transport.requests.count == 1)
  }

  @Test func `leaves a service alone that asked for it, on the next fetch too`() async throws {
    let transport = ScriptedTransport(clock) { _, _ in
      .success(.error(429, retryAfter: "3600"))
    }
    let client = try client(transport)
    await client.fetch(regions(usEast)) { _ in }
    var outcomes: [FetchOutcome] = []
    await client.fetch(regions(["eu"])) { outcomes.append($0) }
    #expect(outcomes.map(\.result) == [.failure(error(.throttled(wait: nil)))])
    #expect(transport.requests.count == 1)
  }

  @Test func `allows each attempt what is left of the whole`() async throws {
    let transport = ScriptedTransport(clock) { _, _ in .success(.error(503, retryAfter: "8")) }
    let outcomes = try await fetch(usEast, transport, pausing: .seconds(8), .seconds(8))
    #expect(transport.requests.map(\.time) == [.zero, .seconds(8), .seconds(16)])
    #expect(transport.requests.map(\.timeout) == [.seconds(20), .seconds(12), .seconds(4)])
    #expect(outcomes.map(\.took) == [.seconds(16)])
  }

  @Test func `delivers nothing more once cancelled`() async throws {
    let transport = ScriptedTransport(clock) { _, _ in .success(.error(503)) }
    let client = try client(transport)
    let fetching = Task { [regions = regions(usEast)] in
      var outcomes: [FetchOutcome] = []
      await client.fetch(regions) { outcomes.append($0) }
      return outcomes
    }
    await clock.sleepers(1)
    fetching.cancel()
    #expect(await fetching.value == [])
  }

  @Test func `asks where the document says, with the key`() async throws {
    let transport = ScriptedTransport(clock) { _, _ in .success(.servers()) }
    _ = try await fetch(["us_east", "default"], transport)
    let path = "https://app.metered.live/api/v1/turn/credentials?apiKey=k%26y-0123456789abc"
    #expect(Set(transport.requests.map(\.url)) == [path, path + "&region=us_east"])
  }

  @Test func `cuts the key out of whatever the service says`() async throws {
    let transport = ScriptedTransport(clock) { region, _ in
      switch region {
      case "eu": .success(.error(401, #"{"error": "bad key k&y-0123456789abc!"}"#))
      case "asia": .success(.error(404, "GET ?apiKey=k%26y-0123456789abc failed"))
      default:
        .success(
          HTTPAnswer(status: 302, location: "https://b.example/k&y-0123456789abc?apiKey=k"))
      }
    }
    let outcomes = try await fetch(["eu", "asia", "us_east"], transport)
    for outcome in outcomes {
      guard case .failure(let error) = outcome.result else { continue }
      #expect(error.displayText.text.contains("(key)"))
      #expect(!"\(outcome) \(error.displayText)".contains("y-0123456789abc"))
    }
    #expect(outcomes.count == 3)
  }

  @Test(
    arguments: [
      (
        .error(401, #"{"error": "Invalid API Key"}"#),
        .refused(status: 401, .said("Invalid API Key"))
      ),
      (
        .error(400, #"{"message": "App not found"}"#), .refused(status: 400, .said("App not found"))
      ),
      (.error(400, #"{"error": {"message": "x"}}"#), .refused(status: 400, .said("x"))),
      (.error(400, #"{"error": 5, "message": "x"}"#), .refused(status: 400, .said("x"))),
      (.error(403, "Forbidden\nby policy"), .refused(status: 403, .said("Forbidden"))),
      (.error(403, "<html>"), .refused(status: 403, .html)),
      (.error(404, ""), .refused(status: 404, .nothing)),
      (.error(404, "{}"), .refused(status: 404, .nothing)),
      (.error(200, #"{"error": "no plan"}"#), .refused(status: 200, .said("no plan"))),
      (.error(200, "<html>"), .unusable(.html)), (.error(200, "[]"), .unusable(.empty)),
      (.error(200, "{}"), .unusable(.notAList)), (.error(204), .unusable(.notJSON(""))),
      (.error(301), .redirected(status: 301, to: nil)),
    ] as [(HTTPAnswer, MeteredError.Reason)])
  func `understands what comes instead of servers`(
    answer: HTTPAnswer, reason: MeteredError.Reason
  ) async throws {
    let transport = ScriptedTransport(clock) { _, _ in .success(answer) }
    #expect(try await fetch(usEast, transport).map(\.result) == [.failure(error(reason))])
  }

  private func client(_ transport: ScriptedTransport) throws -> MeteredClient {
    MeteredClient(
      service: try MeteredService(app: "app"), key: Secret("k&y-0123456789abc"),
      transport: transport, clock: SurveyClock(clock), generator: ConstantGenerator.lowest)
  }

  private func regions(_ names: [String]) -> [Region] {
    names.compactMap(Region.init(named:))
  }

  private func error(_ reason: MeteredError.Reason) -> MeteredError {
    MeteredError(service: "https://app.metered.live", reason: reason)
  }

  /// The outcomes, in the order they came.
  private func fetch(
    _ names: [String], _ transport: ScriptedTransport
  ) async throws -> [FetchOutcome] {
    var outcomes: [FetchOutcome] = []
    try await client(transport).fetch(regions(names)) { outcomes.append($0) }
    return outcomes
  }

  /// The outcomes, while the clock moves on by each of `pauses` once somebody sleeps.
  private func fetch(
    _ names: [String], _ transport: ScriptedTransport, pausing pauses: Duration...
  ) async throws -> [FetchOutcome] {
    async let outcomes = fetch(names, transport)
    for pause in pauses { await advance(by: pause, when: 1) }
    return try await outcomes
  }

  private func advance(by duration: Duration, when sleepers: Int) async {
    await clock.sleepers(sleepers)
    clock.advance(by: duration)
  }
}

/// Where a number of tasks wait for each other.
private actor Meeting {
  private let size: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(of size: Int) {
    self.size = size
  }

  func attend() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard waiting.count == size else { return }
      for attendant in waiting { attendant.resume() }
    }
  }
}

extension ManualClock {
  /// Waits until at least `count` tasks sleep.
  fileprivate func sleepers(_ count: Int) async {
    while sleeperCount < count { await Task.yield() }
  }
}

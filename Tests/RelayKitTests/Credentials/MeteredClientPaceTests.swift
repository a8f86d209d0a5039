import RelayKit
import Synchronization
import TestSupport
import Testing

/// What becomes of requests once the service wants fewer.
@Suite(.timeLimit(.minutes(1))) struct MeteredClientPaceTests {
  private let stage = ClientStage()
  private let usEast = ["us_east"]

  @Test func `slows every region down when one is told 429`() async throws {
    let meeting = Meeting(of: 3)
    let transport = ScriptedTransport(stage.clock) { region, attempt in
      guard attempt == 1 else { return .success(.servers()) }
      await meeting.attend()
      return .success(region == "eu" ? .error(429, retryAfter: "5") : .error(503))
    }
    let names = ["eu", "us_east", "asia"]
    async let outcomes = stage.fetch(names, transport)
    await stage.advance(by: .milliseconds(250), when: 3)
    await stage.advance(by: .milliseconds(4750), when: 3)
    await transport.requests(4)
    await stage.advance(by: .milliseconds(100), when: 2)
    await transport.requests(5)
    await stage.advance(by: .milliseconds(100), when: 1)
    #expect(try await outcomes.map { try $0.result.get().status } == [200, 200, 200])
    let retries = names.flatMap { transport.times(of: $0).dropFirst() }.sorted()
    #expect(retries == [5000, 5100, 5200].map { .milliseconds($0) })
  }

  @Test func `gives up at once where the wait would exceed the deadline`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in
      .success(.error(429, retryAfter: "3600"))
    }
    let outcomes = try await stage.fetch(usEast, transport)
    #expect(outcomes.map(\.result) == [.failure(stage.error(.throttled(wait: .seconds(3600))))])
    #expect(transport.requests.count == 1)
  }

  @Test func `leaves a service alone that asked for it, on the next fetch too`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in
      .success(.error(429, retryAfter: "3600"))
    }
    let client = try stage.client(transport)
    await client.fetch(.named(usEast)) { _ in }
    var outcomes: [FetchOutcome] = []
    await client.fetch(.named(["eu"])) { outcomes.append($0) }
    #expect(outcomes.map(\.result) == [.failure(stage.error(.throttled(wait: .seconds(3600))))])
    #expect(transport.requests.count == 1)
  }

  @Test func `does not say 429 where time was up before anything was sent`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.servers()) }
    var policy = RetryPolicy()
    policy.deadline = .zero
    let outcomes = try await stage.fetch(usEast, transport, policy)
    #expect(outcomes.map(\.result) == [.failure(stage.error(.unreachable(.timedOut)))])
    #expect(transport.requests == [])
  }

  @Test func `leaves no gap for requests that were given up`() async throws {
    let transport = ScriptedTransport(stage.clock) { region, _ in
      .success(region == "uk" ? .error(429, retryAfter: "1") : .servers())
    }
    let client = try stage.client(transport)
    for regions in [["uk"], ["eu", "asia"]].map([Region].named) {
      let fetching = Task { await client.fetch(regions) { _ in } }
      await stage.clock.sleepers(regions.count)
      fetching.cancel()
      await fetching.value
    }
    async let fetched: Void = client.fetch(.named(usEast)) { _ in }
    await stage.advance(by: .seconds(1), when: 1)
    await fetched
    #expect(transport.times(of: "us_east") == [.seconds(1)])
  }

  @Test func `brings every region home from a service that takes one request a second`()
    async throws
  {
    let bucket = Bucket(clock: stage.clock)
    let transport = ScriptedTransport(stage.clock) { _, _ in
      .success(bucket.take() ? .servers() : .error(429))
    }
    let outcomes = try await stage.fetchWatching(Region.all.map(\.name), transport)
    #expect(outcomes.count { (try? $0.result.get()) != nil } == Region.all.count)
  }

  @Test func `sends all at once again, long after a 429`() async throws {
    let transport = ScriptedTransport(stage.clock) { _, attempt in
      .success(attempt == 1 ? .error(429, retryAfter: "1") : .servers())
    }
    let client = try stage.client(transport)
    async let first: Void = client.fetch(.named(usEast)) { _ in }
    await stage.advance(by: .seconds(1), when: 1)
    await first
    stage.clock.advance(by: .seconds(60))
    await client.fetch(.named(usEast)) { _ in }
    await client.fetch(.named(usEast)) { _ in }
    #expect(transport.times(of: "us_east") == [0, 1, 61, 61].map { .seconds($0) })
  }
}

extension ClientStage {
  /// The outcomes, while the clock moves on whenever all that is left sleeps.
  fileprivate func fetchWatching(
    _ names: [String], _ transport: ScriptedTransport
  ) async throws -> [FetchOutcome] {
    let client = try client(transport)
    let delivered = Tally()
    async let ticking: Void = {
      while delivered.count < names.count {
        if clock.sleeperCount == names.count - delivered.count {
          clock.advance(by: .milliseconds(50))
        }
        await Task.yield()
      }
    }()
    var outcomes: [FetchOutcome] = []
    await client.fetch(.named(names)) {
      outcomes.append($0)
      _ = delivered.next()
    }
    await ticking
    return outcomes
  }
}

/// Counts from 1.
private final class Tally: Sendable {
  private let state = Mutex(0)

  var count: Int { state.withLock { $0 } }

  func next() -> Int {
    state.withLock { count in
      count += 1
      return count
    }
  }
}

/// Holds one request, and fills at one a second.
private final class Bucket: Sendable {
  private let clock: ManualClock
  private let state = Mutex((level: 1.0, filled: Duration.zero))

  init(clock: ManualClock) {
    self.clock = clock
  }

  func take() -> Bool {
    let now = clock.now.offset
    return state.withLock { state in
      state.level = min(1, state.level + (now - state.filled) / .seconds(1))
      state.filled = now
      guard state.level >= 1 else { return false }
      state.level -= 1
      return true
    }
  }
}

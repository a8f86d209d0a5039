import RelayKit
import TestSupport

/// A client of a scripted service, on a clock that stands still.
struct ClientStage {
  static let key = "k&y-0123456789abc"

  let clock = ManualClock()

  func client(
    _ transport: ScriptedTransport, _ policy: RetryPolicy = RetryPolicy()
  ) throws -> MeteredClient {
    MeteredClient(
      service: try MeteredService(app: "app"), key: Secret(Self.key), transport: transport,
      policy: policy, clock: SurveyClock(clock), generator: ConstantGenerator.lowest)
  }

  func error(_ reason: MeteredError.Reason) -> FetchError {
    .service(MeteredError(service: "https://app.metered.live", reason: reason))
  }

  func success(_ servers: ICEServer...) -> Result<FetchOutcome.Credentials, FetchError> {
    .success(.init(status: 200, servers: servers, hiding: Redaction(key: Secret(Self.key))))
  }

  /// The outcomes, in the order they came.
  func fetch(
    _ names: [String], _ transport: ScriptedTransport, _ policy: RetryPolicy = RetryPolicy()
  ) async throws -> [FetchOutcome] {
    var outcomes: [FetchOutcome] = []
    try await client(transport, policy).fetch(.named(names)) { outcomes.append($0) }
    return outcomes
  }

  /// The outcomes, while the clock moves on by each of `pauses` once somebody sleeps.
  func fetch(
    _ names: [String], _ transport: ScriptedTransport, pausing pauses: Duration...
  ) async throws -> [FetchOutcome] {
    async let outcomes = fetch(names, transport)
    for pause in pauses { await advance(by: pause, when: 1) }
    return try await outcomes
  }

  func advance(by duration: Duration, when sleepers: Int) async {
    await clock.sleepers(sleepers)
    clock.advance(by: duration)
  }
}

extension [Region] {
  /// The regions of these names, those left out that there are not.
  static func named(_ names: [String]) -> [Region] {
    names.compactMap(Region.init(named:))
  }
}

extension ManualClock {
  /// Waits until at least `count` tasks sleep.
  func sleepers(_ count: Int) async {
    while sleeperCount < count, !Task.isCancelled { await Task.yield() }
  }
}

/// Where a number of tasks wait for each other.
actor Meeting {
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

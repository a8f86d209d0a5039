/// Fetches credentials from a service, every region's at once.
///
/// ```swift
/// await client.fetch(Region.all) { outcome in fold(outcome) }
/// ```
package struct MeteredClient: Sendable {
  package let service: MeteredService
  private let key: Secret
  private let transport: any HTTPTransport
  private let policy: RetryPolicy
  private let clock: SurveyClock
  private let pace: PaceKeeper

  package init(
    service: MeteredService, key: Secret, transport: any HTTPTransport,
    policy: RetryPolicy = RetryPolicy(), clock: SurveyClock = SurveyClock(),
    generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.service = service
    self.key = key
    self.transport = transport
    self.policy = policy
    self.clock = clock
    pace = PaceKeeper(policy, generator: generator)
  }

  /// Fetches the credentials of `regions` and delivers each region's outcome as it comes.
  ///
  /// Returns when every outcome is delivered, within the policy's deadline. Where the task is
  /// cancelled it returns at once, and what has no outcome yet gets none.
  package func fetch(_ regions: [Region], deliver: (FetchOutcome) async -> Void) async {
    let start = clock.elapsed
    await withTaskGroup(of: FetchOutcome?.self) { group in
      for region in regions {
        group.addTask { await outcome(of: region, since: start) }
      }
      for await outcome in group {
        if let outcome { await deliver(outcome) }
      }
    }
  }

  /// `nil` where the task was cancelled.
  private func outcome(of region: Region, since start: Duration) async -> FetchOutcome? {
    let result = await result(of: region, by: start + policy.deadline)
    guard !Task.isCancelled else { return nil }
    return FetchOutcome(region: region, took: clock.elapsed - start, result: result)
  }
}

// One region: attempts and pauses.
extension MeteredClient {
  private typealias Outcome = Result<FetchOutcome.Credentials, MeteredError>

  private func result(
    of region: Region, by deadline: Duration
  ) async -> Result<FetchOutcome.Credentials, MeteredError> {
    var last = Outcome.failure(error(.throttled(wait: nil)))
    for attempt in 1...policy.attempts {
      guard let turn = await turn(by: deadline) else { return last }
      let attempted = await ask(for: region, timeout: deadline - clock.elapsed)
      last = attempted.outcome
      guard case .failure(let error) = last, error.isTransient, attempt < policy.attempts
      else { return last }
      let backOff = await pace.pause(after: attempt)
      let end = clock.elapsed + max(backOff, attempted.wait ?? .zero)
      if error.status == 429 { await pace.slowDown(turn, until: end) }
      guard end < deadline, await clock.sleep(until: end) else { return last }
    }
    return last
  }

  /// Waits for the turn of a request; `nil` where it would come after `deadline`.
  private func turn(by deadline: Duration) async -> Pace.Turn? {
    while true {
      let now = clock.elapsed
      let turn = await pace.turn(at: now)
      guard turn.time < deadline else { return nil }
      guard turn.time > now else { return turn }
      guard await clock.sleep(until: turn.time) else { return nil }
      if await pace.holds(turn) { return turn }
    }
  }

  private func error(_ reason: MeteredError.Reason) -> MeteredError {
    MeteredError(service: service.displayURL, reason: reason)
  }
}

// One attempt: request and answer.
extension MeteredClient {
  /// The outcome of one request, and how long the service asks to be left alone.
  private struct Attempt {
    var outcome: Outcome
    var wait: Duration?
  }

  private func ask(for region: Region, timeout: Duration) async -> Attempt {
    let url = service.credentialsURL(of: region, key: key)
    do throws(HTTPTransportError) {
      let answer = try await transport.get(HTTPGet(url: url, timeout: timeout))
      let wait = RetryAfter.wait(retryAfter: answer.retryAfter, date: answer.date)
      return Attempt(outcome: judge(answer, wait: wait), wait: wait)
    } catch {
      return Attempt(outcome: .failure(self.error(.unreachable(error))))
    }
  }

  private func judge(_ answer: HTTPAnswer, wait: Duration?) -> Outcome {
    switch answer.status {
    case 200...299: servers(in: answer)
    case 300...399: .failure(error(.redirected(status: answer.status, to: target(of: answer))))
    case 429: .failure(error(.throttled(wait: wait)))
    default: .failure(error(.refused(status: answer.status, words(of: answer))))
    }
  }

  private func servers(in answer: HTTPAnswer) -> Outcome {
    do throws(ICEServerListError) {
      let servers = try ICEServer.list(parsing: answer.body)
      return .success(.init(status: answer.status, servers: servers))
    } catch {
      return .failure(self.error(reason(error, in: answer)))
    }
  }

  /// A success that brings words instead of servers is a refusal all the same.
  private func reason(_ error: ICEServerListError, in answer: HTTPAnswer) -> MeteredError.Reason {
    guard case .said = words(of: answer), error == .notAList else { return .unusable(error) }
    return .refused(status: answer.status, words(of: answer))
  }

  private func words(of answer: HTTPAnswer) -> ServiceWords {
    ServiceWords(body: answer.body, hiding: key)
  }

  /// Where a redirect leads, without the query, which may repeat the key.
  private func target(of answer: HTTPAnswer) -> String? {
    answer.location.map { ServiceWords.hide(key, in: String($0.prefix { $0 != "?" && $0 != "#" })) }
  }
}

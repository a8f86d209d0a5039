/// Fetches credentials from a service, every region's at once.
///
/// ```swift
/// await client.fetch(Region.all) { outcome in fold(outcome) }
/// ```
package struct MeteredClient: Sendable {
  package let service: MeteredService
  private let key: Secret
  private let secrets: Redaction
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
    secrets = Redaction(key: key)
    self.transport = transport
    self.policy = policy
    self.clock = clock
    pace = PaceKeeper(policy, generator: generator)
  }

  /// Fetches the credentials of `regions` and delivers each region's outcome as it comes.
  ///
  /// Returns when every outcome is delivered, at the latest when none has come for as long as the
  /// policy allows. Where the task is
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
    let result = await result(of: region, since: start)
    guard !Task.isCancelled else { return nil }
    return FetchOutcome(
      region: region, took: clock.elapsed - start, result: result.mapError(FetchError.service))
  }
}

// One region: attempts and pauses.
extension MeteredClient {
  private typealias Outcome = Result<FetchOutcome.Credentials, MeteredError>

  private func result(of region: Region, since start: Duration) async -> Outcome {
    var last: Outcome?
    var failures = 0
    while true {
      let admission = await admission(since: start)
      guard case .granted(let permit) = admission else {
        return last ?? .failure(error(admission.refusal))
      }
      let deadline = await pace.deadline(since: start)
      let attempted = await ask(for: region, timeout: deadline - clock.elapsed)
      last = attempted.outcome
      guard case .failure(let error) = attempted.outcome else {
        await pace.succeeded(at: clock.elapsed)
        return attempted.outcome
      }
      if !error.isThrottled { failures += 1 }
      guard error.isTransient, failures < policy.attempts,
        await pause(after: failures, attempted, permit, since: start)
      else { return attempted.outcome }
    }
  }

  /// Waits as long as the service or the policy wants; `false` where that is beyond the deadline.
  private func pause(
    after failures: Int, _ attempted: Attempt, _ permit: Pace.Permit, since start: Duration
  ) async -> Bool {
    let now = clock.elapsed
    let end = now + max(await pace.pause(after: max(failures, 1)), attempted.wait ?? .zero)
    if case .failure(let error) = attempted.outcome, error.isThrottled {
      await pace.slowDown(permit, at: now, until: end)
    }
    guard await pace.deadline(since: start) > end else { return false }
    return await clock.sleep(until: end)
  }

  /// Waits for leave to send a request.
  private func admission(since start: Duration) async -> Admission {
    while true {
      let deadline = await pace.deadline(since: start)
      guard clock.elapsed < deadline else { return .late }
      switch await pace.turn(at: clock.elapsed) {
      case .go(let permit): return .granted(permit)
      case .wait(let time) where time >= deadline: return .heldBack(for: time - clock.elapsed)
      case .wait(let time):
        guard await clock.sleep(until: time) else { return .late }
      }
    }
  }

  /// Whether a request may go.
  private enum Admission {
    case granted(Pace.Permit)
    /// The service has said 429, to this request or another, and wants none for so long.
    case heldBack(for: Duration)
    case late

    var refusal: MeteredError.Reason {
      guard case .heldBack(let wait) = self else { return .unreachable(.timedOut) }
      return .throttled(wait: wait)
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
      return .success(.init(status: answer.status, servers: servers, hiding: secrets))
    } catch {
      return .failure(self.error(reason(error, in: answer)))
    }
  }

  /// A success that brings words instead of servers is a refusal all the same.
  private func reason(_ error: ICEServerListError, in answer: HTTPAnswer) -> MeteredError.Reason {
    let words = words(of: answer)
    guard case .said = words else { return .unusable(error, status: answer.status) }
    return .refused(status: answer.status, words)
  }

  private func words(of answer: HTTPAnswer) -> ServiceWords {
    ServiceWords(body: answer.body, status: answer.status, hiding: secrets)
  }

  /// Where a redirect leads, without what may repeat the key.
  private func target(of answer: HTTPAnswer) -> String? {
    answer.location.map { URLParts.harmless(secrets.applied(to: $0)) }
  }
}

/// Time since a survey began, on any clock: the monotonic one in earnest, a manual one in tests.
package struct SurveyClock: Sendable {
  private let now: @Sendable () -> Duration
  private let sleepUntil: @Sendable (Duration) async throws -> Void

  /// A clock that starts now.
  package init<C: Clock<Duration>>(_ clock: C = ContinuousClock()) {
    let start = clock.now
    now = { start.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: start.advanced(by: $0), tolerance: .zero) }
  }

  package var elapsed: Duration { now() }

  /// Sleeps until `time` since the start; `false` where the task was cancelled instead.
  package func sleep(until time: Duration) async -> Bool {
    do {
      try await sleepUntil(time)
      return true
    } catch {
      return false
    }
  }
}

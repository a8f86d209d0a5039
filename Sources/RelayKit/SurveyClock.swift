/// Time since a survey began, on any clock: the monotonic one in earnest, a manual one in tests.
package struct SurveyClock: Sendable {
  private let now: @Sendable () -> Duration
  private let sleepUntil: @Sendable (Duration) async throws -> Void
  private let callAt: (@Sendable (Duration, @escaping @Sendable () -> Void) -> Void)?

  /// A clock that starts now.
  package init<C: Clock<Duration>>(_ clock: C = ContinuousClock()) {
    let start = clock.now
    now = { start.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: start.advanced(by: $0), tolerance: .zero) }
    callAt = nil
  }

  /// The clock of the thread that measures, from a start on.
  init(_ clock: MeasuringThread.AlarmClock, since start: ContinuousClock.Instant) {
    now = { clock.now - start }
    sleepUntil = { try await clock.sleep(until: start + $0) }
    callAt = { clock.call(at: start + $0, $1) }
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

  /// Has `body` called at `time` since the start, from whatever thread; a group that is cancelled
  /// before does without it, or lets it come in vain.
  package func call(
    at time: Duration, in group: inout DiscardingTaskGroup, _ body: @escaping @Sendable () -> Void
  ) {
    if let callAt { return callAt(time, body) }
    group.addTask { if await sleep(until: time) { body() } }
  }
}

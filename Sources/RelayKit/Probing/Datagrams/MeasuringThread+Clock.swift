extension MeasuringThread {
  /// Time as the thread's alarms have it: they ring there, to the millisecond.
  struct AlarmClock: Clock {
    let thread: MeasuringThread

    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration? = nil) async throws {
      let number = thread.nextNumber()
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { sleeper in
          setAlarm(number, at: deadline) { isDue in
            sleeper.resume(with: isDue ? .success(()) : .failure(CancellationError()))
          }
          // Cancelled before, so that the alarm was dropped too early.
          if Task.isCancelled { thread.tell(.dropAlarm(number)) }
        }
      } onCancel: {
        thread.tell(.dropAlarm(number))
      }
    }

    /// Calls `body` on the thread, which it must not hold up.
    func call(at deadline: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) {
      setAlarm(thread.nextNumber(), at: deadline) { _ in body() }
    }

    private func setAlarm(
      _ number: UInt64, at deadline: ContinuousClock.Instant,
      ring: @escaping @Sendable (Bool) -> Void
    ) {
      let due = DatagramMoment.now.monotonic + (deadline - .now)
      thread.tell(.setAlarm(MeasuringAlarm(number: number, due: due, ring: ring)))
    }
  }
}

extension Monitor.Configuration {
  /// Has the survey, which began at `start`, run beside its sockets, on the thread that measures;
  /// where the system has no room for that one, it stays on those that Swift shares out.
  package mutating func joinMeasuringThread(since start: ContinuousClock.Instant = .now) {
    guard case .success(let thread) = MeasuringThread.shared else { return }
    executor = thread
    clock = SurveyClock(MeasuringThread.AlarmClock(thread: thread), since: start)
  }
}

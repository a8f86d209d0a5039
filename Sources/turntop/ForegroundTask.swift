import Glibc

/// Runs an asynchronous body while the main thread waits, and ends it when a signal asks.
///
/// The ending signals are blocked in every thread and taken by `sigwait` here: no handler runs, and
/// the body is cancelled in an orderly way before the process ends by that same signal.
enum ForegroundTask {
  /// By which the body announces its end; sent by anybody else it means nothing.
  private static let done = __libc_current_sigrtmax()

  /// The body's status, or that of its failure, which is reported; a process that was signalled
  /// does not return.
  ///
  /// It then waits for the body to end, but neither for longer than a second nor through a second
  /// signal, unless that belongs to the first.
  static func run(_ body: @escaping @Sendable () async throws(Failure) -> Int32) -> Int32 {
    do throws(Failure) {
      try Wiring.expectRoom()
    } catch {
      return error.report()
    }
    return runToTheEnd(body)
  }

  private static func runToTheEnd(
    _ body: @escaping @Sendable () async throws(Failure) -> Int32
  ) -> Int32 {
    var signals = sigset_t(EndingSignals.heeded + [done])
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    EndingSignals.ignoreThoseOfWriting()
    let outcome = Slot<Int32>()
    let task = Task.detached {
      do throws(Failure) {
        outcome.put(try await body())
      } catch {
        outcome.put(error.report())
      }
      kill(getpid(), done)
    }
    while true {
      var received: Int32 = 0
      sigwait(&signals, &received)
      if let status = outcome.value { return status }
      guard received != done else { continue }
      task.cancel()
      waitBriefly(for: outcome, among: &signals)
      EndingSignals.end(by: received)
    }
  }

  /// How long after a signal another is the same one: `timeout` sends its own to the process and to
  /// its group, and a service manager to every process of a group.
  private static let echo = Duration.milliseconds(200)

  private static func waitBriefly(for outcome: Slot<Int32>, among signals: inout sigset_t) {
    let began = ContinuousClock.now
    sigaddset(&signals, SIGALRM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    alarm(1)
    while outcome.value == nil {
      var received: Int32 = 0
      sigwait(&signals, &received)
      guard received != SIGALRM, received == done || began.duration(to: .now) < echo else { return }
    }
  }
}

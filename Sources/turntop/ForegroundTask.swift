import Glibc
import Synchronization

/// Runs an asynchronous body while the main thread waits, and ends it when a signal asks.
///
/// The ending signals are blocked in every thread and taken by `sigwait` here: no handler runs, and
/// the body is cancelled in an orderly way before the process ends by that same signal.
enum ForegroundTask {
  /// The body's status; a process that was signalled does not return.
  ///
  /// It then waits for the body to end, but neither for longer than a second nor through a second
  /// signal.
  static func run(_ body: @escaping @Sendable () async -> Int32) -> Int32 {
    let done = SIGALRM
    var signals = signalSet([SIGINT, SIGTERM, SIGHUP, done])
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    let outcome = Outcome()
    let task = Task.detached {
      outcome.set(await body())
      kill(getpid(), done)
    }
    var received: Int32 = 0
    sigwait(&signals, &received)
    guard received != done else { return outcome.status }
    task.cancel()
    var patience = timespec(tv_sec: 1, tv_nsec: 0)
    sigtimedwait(&signals, nil, &patience)
    endBy(received)
  }

  /// Ends the process so that its parent sees which signal did it.
  static func endBy(_ number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = signalSet([number])
    kill(getpid(), number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    _exit(128 + number)
  }

  private static func signalSet(_ numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }

  private final class Outcome: Sendable {
    private let value = Mutex<Int32>(0)
    var status: Int32 { value.withLock { $0 } }
    func set(_ status: Int32) { value.withLock { $0 = status } }
  }
}

import NIOCore
import NIOPosix
import STUN
import Synchronization

/// Threads for names alone: the system's resolver blocks one until the DNS answers or is given up,
/// ten seconds and more, and nothing else is to wait for that.
package final class LookupLanes: Sendable {
  /// Those of the process, one for each name of an ordinary survey.
  package static let shared = LookupLanes(count: 64)

  private let pool: NIOThreadPool
  /// Lookups that hold a thread or wait for one, those included that nobody waits for any more.
  private let pending = Mutex(0)

  /// So many threads, for the life of the process.
  package init(count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  /// Runs `lookUp` on a thread, and gives it up when its time is over or the task is cancelled; the
  /// thread stays busy with it until the system has done.
  func run(
    timeout: Duration, lookUp: @escaping @Sendable () -> Result<[IPAddress], ResolveError>
  ) async -> Result<[IPAddress], ResolveError> {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let answer = loop.makePromise(of: Result<[IPAddress], ResolveError>.self)
    let patience = timeout * rounds(for: enter())
    let timer = loop.scheduleTask(in: .init(patience)) { answer.succeed(.failure(.timedOut)) }
    pool.submit { [self] _ in
      answer.succeed(lookUp())
      pending.withLock { $0 -= 1 }
    }
    let result = await withTaskCancellationHandler {
      try? await answer.futureResult.get()
    } onCancel: {
      answer.succeed(.failure(.timedOut))
    }
    timer.cancel()
    return result ?? .failure(.timedOut)
  }

  /// How many lookups come before this one.
  private func enter() -> Int {
    pending.withLock { pending in
      defer { pending += 1 }
      return pending
    }
  }

  /// In which round of the threads a lookup begins at the latest that has so many before it.
  private func rounds(for ahead: Int) -> Int { 1 + ahead / pool.numberOfThreads }
}

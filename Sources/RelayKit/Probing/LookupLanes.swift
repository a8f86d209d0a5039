import NIOCore
import NIOPosix
import STUN
import Synchronization

/// Threads for names alone: the system's resolver blocks one until the DNS answers or is given up,
/// ten seconds and more, and nothing else is to wait for that.
///
/// They come as names do, each for the life of the process: one that begins while others wait opens
/// the next, so that few are needed where answers are quick.
package final class LookupLanes: Sendable {
  /// Those of the process, at most one for each name of an ordinary survey.
  package static let shared = LookupLanes(limit: 64)

  private let limit: Int
  private let state = Mutex(State())

  /// So many threads at most.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Runs `lookUp` on a thread, and gives it up when its time is over or the task is cancelled; the
  /// thread stays busy with it until the system has done.
  func run(
    timeout: Duration, lookUp: @escaping @Sendable () -> Result<[IPAddress], ResolveError>
  ) async -> Result<[IPAddress], ResolveError> {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let answer = loop.makePromise(of: Result<[IPAddress], ResolveError>.self)
    let ahead = state.withLock { $0.enter(Lookup(ask: lookUp, answer: answer)) }
    let patience = TimeAmount(timeout * rounds(for: ahead))
    let timer = loop.scheduleTask(in: patience) { answer.succeed(.failure(.timedOut)) }
    start(state.withLock { $0.open(within: limit) })
    let result = await withTaskCancellationHandler {
      try? await answer.futureResult.get()
    } onCancel: {
      answer.succeed(.failure(.timedOut))
    }
    timer.cancel()
    return result ?? .failure(.timedOut)
  }

  /// In which round of the threads a lookup begins at the latest that has so many before it.
  private func rounds(for ahead: Int) -> Int { 1 + ahead / limit }

  private func start(_ opening: Opening?) {
    guard let opening else { return }
    opening.lane.start()
    opening.lane.submit { [self] _ in
      start(state.withLock { $0.began(within: limit) })
      serve(opening)
    }
  }

  /// Does one lookup after the other until none waits.
  private func serve(_ opening: Opening) {
    var next: Lookup? = opening.first
    while let lookup = next {
      let result = lookup.ask()
      next = state.withLock { $0.ended(on: opening.lane) }
      lookup.answer.succeed(result)
    }
  }
}

extension LookupLanes {
  private struct Lookup {
    var ask: @Sendable () -> Result<[IPAddress], ResolveError>
    var answer: EventLoopPromise<Result<[IPAddress], ResolveError>>
  }

  /// A lane that is to run, and what it is to do first.
  private struct Opening {
    var lane: NIOThreadPool
    var first: Lookup
  }

  private struct State {
    private var waiting = CircularBuffer<Lookup>()
    /// Lookups that hold a thread or wait for one, those included that nobody waits for any more.
    private var pending = 0
    private var idle: [NIOThreadPool] = []
    private var opened = 0
    /// Whether a lane is on its way: it opens the next.
    private var isOpening = false

    /// Takes a lookup in, and returns how many come before it.
    mutating func enter(_ lookup: Lookup) -> Int {
      waiting.append(lookup)
      defer { pending += 1 }
      return pending
    }

    /// A lane for what waits first; `nil` where nothing does, one is on its way, or all are busy.
    mutating func open(within limit: Int) -> Opening? {
      guard !isOpening, !waiting.isEmpty, let lane = freeLane(within: limit) else { return nil }
      isOpening = true
      return Opening(lane: lane, first: waiting.removeFirst())
    }

    /// The same once a lane has begun.
    mutating func began(within limit: Int) -> Opening? {
      isOpening = false
      return open(within: limit)
    }

    /// Counts a lookup as done, and returns what its lane is to do next; without any it is free.
    mutating func ended(on lane: NIOThreadPool) -> Lookup? {
      pending -= 1
      if waiting.isEmpty { idle.append(lane) }
      return waiting.popFirst()
    }

    private mutating func freeLane(within limit: Int) -> NIOThreadPool? {
      if let lane = idle.popLast() { return lane }
      guard opened < limit else { return nil }
      opened += 1
      return NIOThreadPool(numberOfThreads: 1)
    }
  }
}

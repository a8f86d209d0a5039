import Synchronization

/// Where one task takes, in order, what any thread sends it; whoever comes late finds all of it.
package final class Mailbox<Mail: Sendable>: Sendable {
  private struct State {
    var mail: [Mail] = []
    var isClosed = false
    /// Who waits for mail.
    var taker: CheckedContinuation<Void, Never>?
    var nextWaking: Duration?

    mutating func takeTaker() -> CheckedContinuation<Void, Never>? {
      defer { taker = nil }
      return taker
    }
  }

  private let state = Mutex(State())

  package init() {}

  /// Sends `item`; `false` where nobody takes mail any more.
  @discardableResult
  package func send(_ item: Mail) -> Bool {
    let (isOpen, taker) = state.withLock { state in
      if !state.isClosed { state.mail.append(item) }
      return (!state.isClosed, state.takeTaker())
    }
    taker?.resume()
    return isOpen
  }

  /// Sends `item`, and lets a taker sleep on that will be woken by `deadline` anyway.
  package func send(_ item: Mail, by deadline: Duration) {
    let taker = state.withLock { state in
      if !state.isClosed { state.mail.append(item) }
      let isSoon = state.nextWaking.map { $0 <= deadline } ?? false
      return isSoon ? nil : state.takeTaker()
    }
    taker?.resume()
  }

  /// Says when the taker will be woken at the latest; `nil` where nothing is set to.
  package func expectWaking(at time: Duration?) {
    state.withLock { $0.nextWaking = time }
  }

  /// Takes all mail there is, and waits for some where there is none.
  ///
  /// It is `nil` where the task is cancelled. One task at a time may take.
  package func take() async -> [Mail]? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { taker in
        let mustWait = state.withLock { state in
          guard state.mail.isEmpty, !Task.isCancelled else { return false }
          state.taker = taker
          return true
        }
        if !mustWait { taker.resume() }
      }
    } onCancel: {
      state.withLock { $0.takeTaker() }?.resume()
    }
    return Task.isCancelled ? nil : rest
  }

  /// Takes no more mail; what has come before is what is returned.
  package func close() -> [Mail] {
    state.withLock { $0.isClosed = true }
    return rest
  }

  private var rest: [Mail] {
    state.withLock { state in
      defer { state.mail = [] }
      return state.mail
    }
  }
}

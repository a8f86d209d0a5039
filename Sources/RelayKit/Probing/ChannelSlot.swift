import NIOCore
import Synchronization

/// Holds a channel while it connects, so that a cancelled task can end the attempt.
final class ChannelSlot: Sendable {
  private struct State {
    var channel: (any Channel)?
    var isClosed = false
  }

  private let state = Mutex(State())

  func hold(_ channel: any Channel) {
    let isClosed = state.withLock { state in
      state.channel = channel
      return state.isClosed
    }
    if isClosed { channel.close(promise: nil) }
  }

  func close() {
    take()?.close(promise: nil)
  }

  /// Closes, and returns when that is done.
  func closeAndWait() async {
    try? await take()?.close()
  }

  private func take() -> (any Channel)? {
    state.withLock { state in
      state.isClosed = true
      return state.channel
    }
  }
}

import Dispatch
import Synchronization

/// Where a number of threads wait for each other.
final class ThreadMeeting: Sendable {
  private let size: Int
  private let present = Mutex(0)
  private let isComplete = DispatchSemaphore(value: 0)

  init(of size: Int) {
    self.size = size
  }

  var attendance: Int { present.withLock { $0 } }

  /// Waits until all are there; `false` where they do not come within 20 seconds.
  func attend() -> Bool {
    let count = present.withLock { present in
      present += 1
      return present
    }
    if count == size {
      for _ in 0..<size { isComplete.signal() }
    }
    return isComplete.wait(timeout: .now() + 20) == .success
  }
}

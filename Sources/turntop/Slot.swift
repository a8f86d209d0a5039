import Synchronization

/// A value that a task leaves for a thread; `nil` until it has.
final class Slot<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)

  var value: Value? {
    content.withLock { $0 }
  }

  func put(_ new: Value) {
    content.withLock { $0 = new }
  }
}

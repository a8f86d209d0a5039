/// Where one task takes, in order, what any thread sends it.
struct Mailbox<Mail: Sendable>: Sendable {
  let mail: AsyncStream<Mail>
  private let continuation: AsyncStream<Mail>.Continuation

  init() {
    (mail, continuation) = AsyncStream.makeStream(of: Mail.self, bufferingPolicy: .unbounded)
  }

  /// Sends `item`; `false` where nobody takes mail any more.
  @discardableResult
  func send(_ item: Mail) -> Bool {
    if case .terminated = continuation.yield(item) { return false }
    return true
  }

  func close() {
    continuation.finish()
  }
}

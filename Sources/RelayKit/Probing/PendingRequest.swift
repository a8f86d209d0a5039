import STUN

/// A request on its way out, and whom to tell of its outcome.
package struct PendingRequest: Sendable {
  package var message: Message
  package var timeout: Duration
  /// Whether its outcome is wanted at once; else its answer may lie in the socket until the thread
  /// wakes for something else.
  package var isUrgent: Bool
  package var completion: @Sendable (RoundTrip) -> Void

  package init(
    message: Message, timeout: Duration, isUrgent: Bool = true,
    completion: @escaping @Sendable (RoundTrip) -> Void
  ) {
    self.message = message
    self.timeout = timeout
    self.isUrgent = isUrgent
    self.completion = completion
  }
}

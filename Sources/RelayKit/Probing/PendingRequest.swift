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

extension Message {
  /// Whether it is a response to a request of `method`, whose fingerprint, where it has one, is
  /// right; all else is somebody else's (RFC 8489 §6.3.4 and §7).
  func isAnswer(to method: Method, wire: [UInt8]) -> Bool {
    type.method == method && [.success, .failure].contains(type.messageClass)
      && Fingerprint.isValid(wire: wire) != false
  }
}

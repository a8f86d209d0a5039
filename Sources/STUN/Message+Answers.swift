// What makes a message an answer, and what an answer may hold.
extension MessageType {
  /// Whether it is that of a response to a request of `method`.
  func isAnswer(to method: Method) -> Bool {
    self.method == method && [.success, .failure].contains(messageClass)
  }
}

extension Message {
  /// Whether it is a response to a request of `method`, whose fingerprint, where it has one, is
  /// right; all else is somebody else's (RFC 8489 §6.3.4 and §7).
  package func isAnswer(to method: Method, wire: [UInt8]) -> Bool {
    type.isAnswer(to: method) && Fingerprint.isValid(wire: wire) != false
  }

  /// Throws where the answer demands to be understood in what nobody here knows: its request has
  /// failed then (RFC 8489 §6.3.3 and §6.3.4).
  package func checkComprehension() throws(DecodeError) {
    let unknown = unknownRequired
    guard unknown.isEmpty else { throw .incomprehensible(unknown) }
  }
}

import STUN

/// The latest Binding of a target and the latest answer, kept for who looks at them.
///
/// Keeping costs nothing: a Binding of ours follows from its transaction id, and an answer has been
/// decoded anyway. Bytes are made only where somebody looks; padding, which means nothing, is zeros.
package struct BindingTransaction: Equatable, Sendable {
  private var request: TransactionID?
  private var answer: Message?
  /// How long the answer took.
  @CompactDuration package private(set) var roundTrip: Duration?
  /// Whether the latest request that has come to an end had no answer.
  package private(set) var isUnanswered = false

  package init() {}

  package mutating func asked(_ id: TransactionID) {
    request = id
  }

  package mutating func answered(_ message: Message, after roundTrip: Duration) {
    guard message.wireLength <= WireMessage.longest else { return }
    answer = message
    self.roundTrip = roundTrip
    isUnanswered = false
  }

  package mutating func lost() {
    isUnanswered = true
  }

  /// The request and its answer.
  ///
  /// Where it had none the answer is that to an earlier request.
  package var messages: [WireMessage] {
    let answered = isUnanswered ? request : answer?.transactionID ?? request
    return [answered.map(Self.request), answer.map { WireMessage(.received, $0.encoded()) }]
      .compactMap(\.self)
  }

  /// The bytes of the Binding that we send with this transaction id.
  private static func request(_ id: TransactionID) -> WireMessage {
    WireMessage(
      .sent, Message(.request, .binding, transactionID: id).encoded(fingerprint: true))
  }
}

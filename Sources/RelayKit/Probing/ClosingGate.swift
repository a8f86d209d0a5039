import Synchronization

/// Holds back the news that a flow ended until the flow has been handed over.
///
/// A connection that dies during its TLS handshake is an opening that failed, not a flow that ended.
final class ClosingGate: Sendable {
  private enum State {
    case opening
    case endedEarly(ExchangeError)
    case open
  }

  private let state = Mutex(State.opening)
  private let onClose: @Sendable (ExchangeError) -> Void

  init(_ onClose: @escaping @Sendable (ExchangeError) -> Void) {
    self.onClose = onClose
  }

  func closed(_ reason: ExchangeError) {
    let passes = state.withLock { state in
      guard case .opening = state else { return true }
      state = .endedEarly(reason)
      return false
    }
    if passes { onClose(reason) }
  }

  /// Lets the news pass from now on; throws where the flow has ended already, since nobody who has
  /// not got it yet could be told of its end.
  func open() throws(ExchangeError) {
    let missed = state.withLock { state -> ExchangeError? in
      defer { state = .open }
      guard case .endedEarly(let reason) = state else { return nil }
      return reason
    }
    if let missed { throw missed }
  }
}

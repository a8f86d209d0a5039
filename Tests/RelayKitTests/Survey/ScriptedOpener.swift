import RelayKit
import STUN
import Synchronization

/// Flows without a network: every request is answered at once, as if after 7 ms; or each flow has
/// ended before it is handed over.
final class ScriptedOpener: ExchangeOpener {
  let meter = TrafficMeter()
  private let refused: Set<Transport>
  private let ended: ExchangeError?
  private let counts = Mutex((opened: 0, closed: 0))

  init(refusing refused: Set<Transport> = [], ending ended: ExchangeError? = nil) {
    self.refused = refused
    self.ended = ended
  }

  var opened: Int { counts.withLock { $0.opened } }
  var closed: Int { counts.withLock { $0.closed } }

  func open(
    _ target: Target, timeout: Duration, onClose: @escaping @Sendable (ExchangeError) -> Void
  ) async throws(ExchangeError) -> OpenedExchange {
    guard !refused.contains(target.transport) else { throw .refused }
    counts.withLock { $0.opened += 1 }
    if let ended { onClose(ended) }
    let connectTime: Duration? = target.transport.isStream ? .milliseconds(7) : nil
    return OpenedExchange(
      exchange: ScriptedExchange(opener: self, ended: ended), connectTime: connectTime)
  }

  fileprivate func close() {
    counts.withLock { $0.closed += 1 }
  }
}

private struct ScriptedExchange: Exchange {
  let opener: ScriptedOpener
  let ended: ExchangeError?

  func send(_ request: PendingRequest) {
    if let ended { return request.completion(.closed(ended)) }
    var answer = Message(.success, .binding, transactionID: request.message.transactionID)
    answer.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4000))
    request.completion(.answered(answer, after: .milliseconds(7)))
  }

  func close() async {
    opener.close()
  }
}

import STUN
import Synchronization

/// Keeps, from any thread, the Allocates of one flow and their answers.
final class AllocateTap: Sendable {
  private let kept = Mutex<[WireMessage]>([])
  /// More than an allocation takes with every try that is given it.
  private static let most = 12

  var messages: [WireMessage] { kept.withLock(\.self) }

  /// Notes a message, unless it is of another method, or sent once more.
  func note(_ direction: WireMessage.Direction, _ bytes: [UInt8]) {
    guard bytes.count >= 2, bytes.count <= WireMessage.longest,
      MessageType(rawValue: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))?.method == .allocate
    else { return }
    let message = WireMessage(direction, bytes)
    kept.withLock { kept in
      if kept.count < Self.most, !kept.contains(message) { kept.append(message) }
    }
  }
}

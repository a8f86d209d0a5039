/// A STUN message as it went over the wire.
///
/// It may hold credentials: show its `Dissection` alone.
package struct WireMessage: Equatable, Sendable {
  package enum Direction: Sendable {
    case sent, received
  }

  package let direction: Direction
  package let bytes: [UInt8]

  package init(_ direction: Direction, _ bytes: [UInt8]) {
    self.direction = direction
    self.bytes = bytes
  }

  /// No message of a server that means well is longer, in bytes; longer ones are not kept.
  static let longest = 4096
}

extension WireMessage: CustomStringConvertible, CustomReflectable {
  package var description: String { "(\(bytes.count) bytes \(direction))" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

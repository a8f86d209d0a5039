/// What the mouse did, as a terminal reports it in xterm's SGR form (modes 1000 and 1006).
package enum MouseReport: Equatable, Sendable {
  /// The left button went down.
  case press(Position)
  /// The wheel turned by a notch.
  case wheelUp
  case wheelDown

  /// The report between `ESC [` and its final byte; `nil` for one that means nothing here: a
  /// release, another button, or one that is held with a key.
  init?(parameters: [UInt8], final: UInt8) {
    guard final == UInt8(ascii: "M"), parameters.first == UInt8(ascii: "<") else { return nil }
    let fields = parameters.dropFirst().split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let numbers = fields.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard fields.count == 3, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    switch numbers[0] {
    case 0: self = .press(Position(column: numbers[1] - 1, row: numbers[2] - 1))
    case 64: self = .wheelUp
    case 65: self = .wheelDown
    default: return nil
    }
  }
}

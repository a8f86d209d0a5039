import Glibc

/// Signals that the loop answers rather than a handler.
package struct SignalSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package init(number: Int32) {
    rawValue = 1 << UInt64(number - 1)
  }

  package static let interrupt = SignalSet(number: SIGINT)
  package static let terminate = SignalSet(number: SIGTERM)
  package static let hangUp = SignalSet(number: SIGHUP)
  /// What `kill -TSTP` sends; ^Z is a key.
  package static let stop = SignalSet(number: SIGTSTP)
  package static let continued = SignalSet(number: SIGCONT)

  /// The one that the process is to end by; `nil` where none is of that kind.
  package var ending: Int32? {
    let ending = subtracting([.stop, .continued, Self(number: SIGWINCH)])
    return ending.isEmpty ? nil : Int32(ending.rawValue.trailingZeroBitCount) + 1
  }
}

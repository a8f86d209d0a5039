import STUN

/// When allocations may be asked for: on one address five in any second.
///
/// Servers count unanswered challenges by source address, and drop what exceeds a limit without a
/// word (coturn's `--unauthorized-ratelimit`: ten a second).
package struct AllocationPace: Equatable, Sendable {
  static let limit = 5
  static let window = Duration.seconds(1)

  /// What is taken, in order: the last second of what was, and all that is to be.
  private var turns: [IPAddress: [Duration]] = [:]

  package init() {}

  /// The first time from `earliest` on at which one more allocation on `address` leaves five in any
  /// second; it counts as taken.
  ///
  /// What lies a second before `now` is forgotten.
  package mutating func turn(
    for address: IPAddress, at now: Duration, earliest: Duration? = nil
  ) -> Duration {
    let earliest = max(now, earliest ?? now)
    var taken = turns[address, default: []]
    taken.removeFirst(taken.insertionIndex(of: now - Self.window))
    var turn = earliest
    while let start = Self.crowd(around: turn, in: taken) { turn = start + Self.window }
    taken.insert(turn, at: taken.insertionIndex(of: turn))
    turns[address] = taken
    return turn
  }

  /// When the last five begin that lie in one second with `turn`; `nil` where there is room for it.
  private static func crowd(around turn: Duration, in taken: [Duration]) -> Duration? {
    var index = taken.insertionIndex(of: turn + window) - limit
    while index >= 0, turn - taken[index] < window {
      let last = taken[index + limit - 1]
      if last - taken[index] < window, last - turn < window { return taken[index] }
      index -= 1
    }
    return nil
  }
}

extension [Duration] {
  /// Where in this ascending array `time` belongs, after all that is no later.
  fileprivate func insertionIndex(of time: Duration) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

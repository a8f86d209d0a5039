import STUN

/// When allocations may be asked for: on one address five in any second, as its server sees it.
///
/// Servers count unanswered challenges by source address, and drop what exceeds a limit without a
/// word (coturn's `--unauthorized-ratelimit`: ten a second). What is sent again before its challenge
/// came counts there like what is new, so it counts here too: on a path of more than half a second
/// every Allocate goes out twice, and five at once come to ten. As long as that is so, only three go
/// out at once.
package struct AllocationPace: Equatable, Sendable {
  static let limit = 5
  /// The limit on an address at which Allocates were repeated within `memory`.
  static let slowLimit = 3
  static let memory = Duration.seconds(10)
  /// A second, and what one packet may be faster on its way than another.
  static let window = Duration.milliseconds(1_050.0)

  /// What is taken, in order: the last window of what was, and all that is to be.
  private var turns: [IPAddress: [Duration]] = [:]
  private var lastRepetitions: [IPAddress: Duration] = [:]

  package init() {}

  /// The first time from `earliest` on at which one more allocation on `address` leaves five in any
  /// window; it counts as taken.
  ///
  /// What lies a window before `now` is forgotten.
  package mutating func turn(
    for address: IPAddress, at now: Duration, earliest: Duration? = nil
  ) -> Duration {
    let earliest = max(now, earliest ?? now)
    var taken = turns[address, default: []]
    taken.removeFirst(taken.insertionIndex(of: now - Self.window))
    var turn = earliest
    let limit = limit(for: address, at: now)
    while let start = Self.crowd(of: limit, around: turn, in: taken) { turn = start + Self.window }
    taken.insert(turn, at: taken.insertionIndex(of: turn))
    turns[address] = taken
    return turn
  }

  /// Counts an Allocate that was sent again before its challenge came.
  package mutating func repeated(on address: IPAddress, at now: Duration) {
    var taken = turns[address, default: []]
    taken.insert(now, at: taken.insertionIndex(of: now))
    turns[address] = taken
    lastRepetitions[address] = now
  }

  /// Whether there is still room for `turn`, now that it came; where repetitions have used it up, it
  /// is given back, and another to be asked for.
  package mutating func confirm(_ turn: Duration, for address: IPAddress) -> Bool {
    let taken = turns[address, default: []]
    let (first, end) = (
      taken.insertionIndex(of: turn - Self.window), taken.insertionIndex(of: turn)
    )
    guard end - first > limit(for: address, at: turn), taken[end - 1] == turn else { return true }
    turns[address]?.remove(at: end - 1)
    return false
  }

  private func limit(for address: IPAddress, at now: Duration) -> Int {
    lastRepetitions[address].map { now - $0 < Self.memory } ?? false ? Self.slowLimit : Self.limit
  }

  /// When the last `limit` begin that lie in one window with `turn`; `nil` where there is room for it.
  private static func crowd(
    of limit: Int, around turn: Duration, in taken: [Duration]
  ) -> Duration? {
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

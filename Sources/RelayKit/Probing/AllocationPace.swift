import STUN

/// When allocations may be asked for: on one address five in any second.
///
/// Servers count unanswered challenges by source address, and drop what exceeds a limit without a
/// word (coturn's `--unauthorized-ratelimit`: ten a second). What is sent again before its challenge
/// came counts there like what is new, so it counts here too: on a path of more than half a second
/// every Allocate goes out twice, and five at once come to ten. As long as that is so, only three go
/// out at once.
///
/// A turn is when the attempt begins: over a stream its Allocate leaves a handshake later, and there
/// servers count nothing.
package struct AllocationPace: Equatable, Sendable {
  static let limit = 5
  /// The limit on an address at which Allocates were repeated within `memory`.
  static let slowLimit = 3
  static let memory = Duration.seconds(10)
  /// A second, and what a packet may leave later than the one before it, each after its turn.
  package static let window = Duration.milliseconds(1_050)

  /// What is taken, in order: the last second of what was, and all that is to be.
  private var turns: [IPAddress: [Duration]] = [:]
  private var lastRepetitions: [IPAddress: Duration] = [:]

  package init() {}

  /// The first time from `earliest` on at which so many more allocations on `address`, at most three
  /// at once, leave five in any second; it counts as taken by each.
  ///
  /// What lies a window before `now` is forgotten.
  package mutating func turn(
    for address: IPAddress, count: Int = 1, at now: Duration, earliest: Duration? = nil
  ) -> Duration {
    let earliest = max(now, earliest ?? now)
    var taken = turns[address, default: []]
    taken.removeFirst(taken.insertionIndex(of: now - Self.window))
    var turn = earliest
    let crowd = limit(for: address, at: now) - count + 1
    while let start = Self.crowd(of: crowd, around: turn, in: taken) { turn = start + Self.window }
    taken.insert(turn, times: count)
    turns[address] = taken
    return turn
  }

  /// Counts an Allocate that was sent again before its challenge came.
  package mutating func repeated(on address: IPAddress, at now: Duration) {
    turns[address, default: []].insert(now, times: 1)
    lastRepetitions[address] = now
  }

  /// Whether there is still room for what took `turn`, now that it came, be it late; where
  /// repetitions or others that came late have used it up, it is given back, and another to be asked
  /// for.
  package mutating func confirm(
    _ turn: Duration, for address: IPAddress, count: Int = 1, at now: Duration
  ) -> Bool {
    var taken = turns[address, default: []]
    let end = taken.insertionIndex(of: turn)
    taken.removeSubrange(max(end - count, 0)..<end)
    let before =
      taken.insertionIndex(of: now) - taken.insertionIndex(of: now - Self.window)
    let hasRoom = before + count <= limit(for: address, at: now)
    if hasRoom { taken.insert(now, times: count) }
    turns[address] = taken
    return hasRoom
  }

  private func limit(for address: IPAddress, at now: Duration) -> Int {
    lastRepetitions[address].map { now - $0 < Self.memory } ?? false ? Self.slowLimit : Self.limit
  }

  /// When the last `limit` begin that lie in one second with `turn`; `nil` where there is room for it.
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
  /// Puts `time` where it belongs in this ascending array, so many times.
  fileprivate mutating func insert(_ time: Duration, times count: Int) {
    insert(contentsOf: Array(repeating: time, count: count), at: insertionIndex(of: time))
  }

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

import STUN

/// When allocations may be asked for: on one address five in any second.
///
/// Servers count unanswered challenges by source address, and drop what exceeds a limit without a
/// word (coturn's `--unauthorized-ratelimit`: ten a second).
package struct AllocationPace: Equatable, Sendable {
  static let limit = 5
  static let window = Duration.seconds(1)

  private var turns: [IPAddress: [Duration]] = [:]

  package init() {}

  /// The time of the next allocation on `address`, `now` or later; it counts as taken.
  package mutating func turn(for address: IPAddress, at now: Duration) -> Duration {
    var recent = turns[address, default: []].filter { $0 > now - Self.window }
    var turn = now
    if recent.count >= Self.limit {
      turn = max(now, recent[recent.count - Self.limit] + Self.window)
    }
    recent.append(turn)
    turns[address] = recent
    return turn
  }
}

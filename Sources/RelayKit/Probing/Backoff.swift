/// How rarely a target that stays silent is asked, for politeness.
///
/// After five losses in a row the pause from one request to the next becomes two intervals, then
/// four, eight and so on, up to a minute. Loss stays what it is: of requests that were sent.
package struct Backoff: Equatable, Sendable {
  static let patience = 5
  static let longest = Duration.seconds(60)

  private var losses = 0
  private var doublings = 0

  package init() {}

  /// Whether requests leave more rarely than once an interval.
  package var isSlow: Bool { doublings > 0 }

  package mutating func lost() {
    losses += 1
  }

  /// From the request that is due now to the next.
  package mutating func pause(from interval: Duration) -> Duration {
    guard losses >= Self.patience else { return interval }
    doublings = min(doublings + 1, 16)
    return max(interval, min(interval * (1 << doublings), Self.longest))
  }
}

/// How the measuring thread waits for what comes next.
///
/// The kernel stamps an answer with its time, which no longer wait for it changes. So where no
/// outcome is urgent and the thread is to wake soon anyway, answers lie in their sockets until
/// then: one waking takes in many.
package enum MeasuringRest: Equatable, Sendable {
  /// Until something comes, for so long at most; `nil` has no end.
  case watchful(Duration?)
  /// Until a time of its own or a command, so long at most, whatever comes to the sockets.
  case asleep(Duration)

  /// The longest that an answer lies in its socket.
  static let longestSleep = Duration.milliseconds(100)

  /// The rest at `now`, with something due at `due`, or nothing where that is `nil`, and the last
  /// urgent outcome to be had by `urgentUntil`.
  package init(until due: Duration?, urgentUntil: Duration, at now: Duration) {
    let left = due.map { max(.zero, $0 - now) }
    if let left, left > .zero, left <= Self.longestSleep, urgentUntil <= now {
      self = .asleep(left)
    } else {
      self = .watchful(left)
    }
  }
}

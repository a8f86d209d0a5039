/// When alarms ring that may ring a little late: as many at once as belong together, since waking a
/// thread costs more than a sample does.
///
/// Samples stay on their schedule: each is sent after it is due, and none is put off for another.
package struct SharedAlarms: Equatable, Sendable {
  /// How many samples share a ring on average: few, so that none waits behind a crowd.
  static let share = 4
  /// The longest that a sample may wait for others; where they come further apart, none waits.
  static let longestWait = Duration.milliseconds(50)

  /// From one ring to the next; zero where every alarm rings for itself.
  package let grain: Duration

  /// The rings for so many targets with a sample an interval each.
  package init(interval: Duration, targets: Int) {
    let wait = interval * Self.share / max(targets, 1)
    grain = wait <= Self.longestWait ? wait : .zero
  }

  /// When an alarm rings that is due at `due` since the survey began: then, or at most a grain later.
  package func ring(for due: Duration) -> Duration {
    guard grain > .zero else { return due }
    let grain = grain.wholeNanoseconds
    return .nanoseconds((due.wholeNanoseconds / grain + 1) * grain)
  }
}

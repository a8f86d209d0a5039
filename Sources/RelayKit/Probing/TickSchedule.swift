/// When the samples of one target are due: every interval, at a phase of its own.
///
/// The phase of the target with ordinal k is frac(k·φ) of the interval, φ being the golden ratio:
/// however many targets come, they stay evenly spread, and none that is there moves
/// (three-distance theorem).
package struct TickSchedule: Equatable, Sendable {
  package let interval: Duration
  package let phase: Duration

  package init(interval: Duration, ordinal: Int) {
    self.interval = interval
    let turn = Double(ordinal) * 0.618_033_988_749_895
    phase = interval * (turn - turn.rounded(.down))
  }

  /// The first tick later than `time`, both since the survey began.
  package func next(after time: Duration) -> Duration {
    guard time >= phase else { return phase }
    let passed = ((time - phase) / interval).rounded(.down)
    let tick = phase + interval * (passed + 1)
    return tick > time ? tick : tick + interval
  }
}

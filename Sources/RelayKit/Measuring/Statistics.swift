/// What the samples of one target say, in the definitions that every view and report shares.
///
/// - Sent, received, loss, minimum, mean, maximum, standard deviation and jitter count since the
///   start or the last reset; the percentiles look at the last 256 samples.
/// - A percentile is the nearest rank: the value at ⌈p·n⌉ of the sorted samples.
/// - The standard deviation is that of a sample (n − 1).
/// - The jitter is the mean of |xᵢ − xᵢ₋₁| in the order of time; the greatest of these is told too.
/// - What cannot be told is `nil`, never 0: with one sample all percentiles
///   but p50, the deviation and both jitters are `nil`.
package struct Statistics: Equatable, Sendable {
  /// Samples sent, those still waiting for their answer included.
  package var sent = 0
  package var received = 0
  /// Samples whose answer did not come in time.
  package var lost = 0
  @CompactDuration package var last: Duration?
  @CompactDuration package var minimum: Duration?
  @CompactDuration package var mean: Duration?
  @CompactDuration package var p50: Duration?
  @CompactDuration package var p95: Duration?
  @CompactDuration package var maximum: Duration?
  @CompactDuration package var deviation: Duration?
  @CompactDuration package var jitter: Duration?
  @CompactDuration package var greatestJitter: Duration?
  /// How many answered samples the percentiles are of.
  package var inWindow = 0
  /// How many samples of the same window are lost: what verdict, rank and the estimate of a call
  /// look at, so that a loss is forgiven once it has passed.
  package var lostInWindow = 0

  package init() {}

  /// The share of samples lost among those decided, in percent; `nil` before the first.
  package var lossPercent: Double? {
    let decided = received + lost
    return decided == 0 ? nil : Double(lost) * 100 / Double(decided)
  }

  /// The samples of the window, answered or lost.
  var decidedInWindow: Int { inWindow + lostInWindow }

  /// The share of them that is lost, in percent; `nil` before the first.
  var lossPercentInWindow: Double? {
    decidedInWindow == 0 ? nil : Double(lostInWindow) * 100 / Double(decidedInWindow)
  }
}

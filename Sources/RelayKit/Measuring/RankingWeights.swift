/// What each shortcoming of a region costs, in round trip.
///
/// The costs are chosen, not measured: they say how much farther away a region without the
/// shortcoming may be and still come first. What chance alone could explain costs nothing.
package struct RankingWeights: Equatable, Sendable {
  /// For each percent of samples lost beyond doubt.
  ///
  /// The E-model (ITU-T G.107) weighs loss far
  /// heavier against delay; but Opus conceals a lone one, and video repairs it in a round trip.
  package var lossPercent = Duration.milliseconds(10.0)
  /// The part of the jitter beyond `allowance` that counts: a jitter buffer grows with it.
  package var jitter = 1.0
  /// The part of p95 − p50 beyond `allowance` that counts.
  package var tail = 0.5
  /// Jitter and tail that no jitter buffer notices.
  package var allowance = Duration.milliseconds(2.0)
  /// The fewest samples by which jitter and tail are judged: up to 19 of them, p95 is their
  /// maximum, and one outlier would decide.
  package var fewestForSpread = 20
  /// The part of the round trip that media over TCP or TLS costs: behind a lost packet all others
  /// wait for its retransmission, which takes a round trip.
  package var stream = 0.25
  /// The least that media over TCP or TLS costs: near servers spare nobody the waiting.
  package var leastStream = Duration.milliseconds(5.0)
  /// For each further transport that the region offers and that does not answer: clients try it in
  /// vain, be it the one they would rather have or one they would fall back on.
  package var missing = Duration.milliseconds(5.0)

  package init() {}
}

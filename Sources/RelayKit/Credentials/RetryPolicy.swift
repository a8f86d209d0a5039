/// How often, how soon and how long a request is tried.
package struct RetryPolicy: Equatable, Sendable {
  /// How often trouble may end a request; a 429 asks for patience and does not count.
  package var attempts = 4
  /// The pause after the first failure; each further one is twice as long.
  package var firstPause = Duration.milliseconds(500)
  package var longestPause = Duration.seconds(8)
  /// The time between requests once the service has said 429, twice as long each time.
  package var firstSpacing = Duration.milliseconds(100)
  package var longestSpacing = Duration.seconds(1)
  /// How long after a 429 the time between requests is halved, and again after as long.
  package var recovery = Duration.seconds(2)
  /// For every region together, pauses included, since the fetch began or a region was answered:
  /// a service that takes a request a second has time for all of them.
  package var deadline = Duration.seconds(20)

  package init() {}

  /// A pause after failure number `failure` (from 1): drawn from the upper half of the back-off,
  /// so that clients which failed together do not come back together.
  package func pause(
    after failure: Int, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    let backOff = min(longestPause, firstPause * (1 << min(failure - 1, 16)))
    return backOff * Double.random(in: 0.5...1, using: &generator)
  }
}

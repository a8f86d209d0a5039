/// When the requests of one client may go out, as a value that says when.
///
/// All go at once until the service tells one of them to slow down. From then on all wait until
/// the service takes requests again, and go one after the other.
package struct Pace: Equatable, Sendable {
  /// When a request may go, under the pace of a given time.
  package struct Turn: Equatable, Sendable {
    package var time: Duration
    fileprivate var slowdowns: Int
  }

  private let policy: RetryPolicy
  private var opensAt = Duration.zero
  private var spacing = Duration.zero
  private var slowdowns = 0

  package init(_ policy: RetryPolicy) {
    self.policy = policy
  }

  package mutating func turn(at now: Duration) -> Turn {
    let time = max(now, opensAt)
    if spacing > .zero { opensAt = time + spacing }
    return Turn(time: time, slowdowns: slowdowns)
  }

  /// Whether a turn still holds: nobody was told to slow down since it was given.
  package func holds(_ turn: Turn) -> Bool {
    turn.slowdowns == slowdowns
  }

  /// The request that had `turn` was told to slow down, until `time`.
  ///
  /// Requests that went out together are told so together: that counts once.
  package mutating func slowDown(_ turn: Turn, until time: Duration) {
    opensAt = max(opensAt, time)
    guard holds(turn) else { return }
    slowdowns += 1
    spacing = min(policy.longestSpacing, max(policy.firstSpacing, spacing * 2))
  }
}

/// The pace and the dice that all requests of one client share.
actor PaceKeeper {
  private let policy: RetryPolicy
  private var pace: Pace
  private var generator: any RandomNumberGenerator & Sendable

  init(_ policy: RetryPolicy, generator: any RandomNumberGenerator & Sendable) {
    self.policy = policy
    self.generator = generator
    pace = Pace(policy)
  }

  func turn(at now: Duration) -> Pace.Turn {
    pace.turn(at: now)
  }

  func holds(_ turn: Pace.Turn) -> Bool {
    pace.holds(turn)
  }

  func slowDown(_ turn: Pace.Turn, until time: Duration) {
    pace.slowDown(turn, until: time)
  }

  func pause(after failure: Int) -> Duration {
    policy.pause(after: failure, using: &generator)
  }
}

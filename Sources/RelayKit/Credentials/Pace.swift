/// When the requests of one client may go out, as a value that says when.
///
/// All go at once until the service tells one of them to slow down. From then on all wait until
/// the service takes requests again, and go one after the other; the longer it then takes them
/// without complaint, the closer together, until they go at once again.
///
/// Nobody holds a place while it waits: who gives up leaves no gap.
package struct Pace: Equatable, Sendable {
  /// Leave for one request to go, under the pace of the time it was given.
  package struct Permit: Equatable, Sendable {
    fileprivate var slowdowns: Int
  }

  package enum Turn: Equatable, Sendable {
    case go(Permit)
    /// To ask again at that time.
    case wait(until: Duration)
  }

  private let policy: RetryPolicy
  /// When a request was last answered; `nil` before.
  private var lastSuccess: Duration?
  private var opensAt = Duration.zero
  /// The spacing as of the latest slow-down, and when that is over.
  private var spacing = Duration.zero
  private var slowedUntil = Duration.zero
  private var slowdowns = 0

  package init(_ policy: RetryPolicy) {
    self.policy = policy
  }

  package mutating func turn(at now: Duration) -> Turn {
    guard now >= opensAt else { return .wait(until: opensAt) }
    opensAt = now + spacing(at: now)
    return .go(Permit(slowdowns: slowdowns))
  }

  /// Some request was answered as it should be.
  package mutating func succeeded(at now: Duration) {
    lastSuccess = max(lastSuccess ?? now, now)
  }

  /// When a fetch that began at `start` is given up.
  package func deadline(since start: Duration) -> Duration {
    max(start, lastSuccess ?? start) + policy.deadline
  }

  /// The request that had `permit` was told to slow down, until `time`.
  ///
  /// Requests that went out together are told so together: that counts once.
  package mutating func slowDown(_ permit: Permit, at now: Duration, until time: Duration) {
    let current = spacing(at: now)
    opensAt = max(opensAt, time)
    slowedUntil = max(slowedUntil, time)
    guard permit.slowdowns == slowdowns else { return }
    slowdowns += 1
    spacing = min(policy.longestSpacing, max(policy.firstSpacing, current * 2))
  }

  /// Half as long for each `recovery` since the service took requests again, and none at all once
  /// that is less than the first spacing.
  private func spacing(at now: Duration) -> Duration {
    let recoveries = max(0, Int((now - slowedUntil) / policy.recovery))
    let left = spacing / (1 << min(recoveries, 32))
    return left < policy.firstSpacing ? .zero : left
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

  func succeeded(at now: Duration) {
    pace.succeeded(at: now)
  }

  func deadline(since start: Duration) -> Duration {
    pace.deadline(since: start)
  }

  func slowDown(_ permit: Pace.Permit, at now: Duration, until time: Duration) {
    pace.slowDown(permit, at: now, until: time)
  }

  func pause(after failure: Int) -> Duration {
    policy.pause(after: failure, using: &generator)
  }
}

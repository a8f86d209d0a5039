// The end.
extension Allocation {
  /// How long the answer to a release is awaited where somebody waits for the end.
  static let hasty = Duration.milliseconds(500)
  /// How long it is awaited at most, whatever else happens.
  static let longestPatience = Duration.seconds(2)

  /// How long it is awaited where nobody waits: two round trips, as far as they are known.
  private var patience: Duration {
    min(max(Self.hasty, (flow.shortestAge ?? .zero) * 2), Self.longestPatience)
  }

  /// Ends the allocation, and also one whose grant is still under way.
  ///
  /// The release goes out at once where there are credentials to sign it with: the answer to the
  /// Allocate may be lost. Where there are none yet, the answer decides whether there is any need.
  mutating func release(at now: Duration) -> [Action] {
    release(within: patience, at: now)
  }

  /// Ends it likewise, and within half a second from now.
  mutating func hasten(at now: Duration) -> [Action] {
    guard state == .releasing else { return release(within: Self.hasty, at: now) }
    return deadline > now + Self.hasty ? [setDeadline(after: Self.hasty, at: now)] : []
  }

  private mutating func release(within patience: Duration, at now: Duration) -> [Action] {
    switch state {
    case .idle: return end(.nothingToRelease)
    case .releasing, .ended: return []
    case .allocating, .allocated:
      let mayBeGranted = state == .allocated || flow.challenge != nil || !awaitsGrant
      state = .releasing
      flow.hold()
      return (mayBeGranted ? askForRelease(at: now) : [])
        + [setDeadline(after: patience, at: now)]
    }
  }

  private mutating func setDeadline(after patience: Duration, at now: Duration) -> Action {
    deadline = now + patience
    return flow.alarms.set(.deadline, after: patience)
  }

  mutating func end(_ release: Release) -> [Action] {
    state = .ended
    return [.report(.ended(release))]
  }

  /// Takes what settles after the release was asked for.
  mutating func settledLate(
    _ transaction: Transaction, _ result: Result<Answer, RequestFailure>, at now: Duration
  ) -> [Action] {
    switch (transaction.request, result) {
    case (.release, .success(let answer)): return end(Release(answer))
    case (.release, .failure(let failure)): return releaseFailed(failure, at: now)
    case (.allocate, .success) where flow.awaits(.release):
      wasGrantedLate = true
      return []
    case (.allocate, .success): return askForRelease(at: now)
    case (.allocate, .failure(let failure)) where !flow.awaits(.release):
      return transaction.leavesDoubt(failure) ? askForRelease(at: now) : end(.nothingToRelease)
    case (.allocate, .failure(let failure)) where transaction.leavesDoubt(failure):
      wasGrantedLate = true
      return []
    default: return []
    }
  }

  private var awaitsGrant: Bool { flow.awaits(.allocate(plan.family)) }

  private mutating func askForRelease(at now: Duration) -> [Action] {
    hasAskedForRelease = true
    return flow.begin(.release, at: now)
  }

  /// A server that knew of no allocation may have granted it since, or be about to.
  private mutating func releaseFailed(
    _ failure: RequestFailure, at now: Duration
  ) -> [Action] {
    guard case .refused(let refusal) = failure else { return end(.unanswered) }
    guard failure.isMismatch else { return end(.refused(refusal)) }
    if wasGrantedLate {
      wasGrantedLate = false
      return askForRelease(at: now)
    }
    return awaitsGrant ? [] : end(.alreadyGone)
  }
}

extension Allocation.Release {
  /// What a success response to the release means: it need not name a lifetime, for there is none
  /// left (RFC 8656 §7.2 has the server answer with the one that it applied).
  fileprivate init(_ answer: Answer) {
    let lifetime = (try? answer.value(.lifetime)) ?? nil
    self =
      switch (answer.integrity, lifetime ?? 0) {
      case (.wrong, _), (.missing, _): .unsigned
      case (_, 0): .confirmed
      case (_, let seconds): .kept(.seconds(seconds))
      }
  }

  /// Whether nothing of the allocation is left.
  package var isComplete: Bool {
    switch self {
    case .nothingToRelease, .confirmed, .alreadyGone: true
    case .refused, .kept, .unsigned, .unanswered: false
    }
  }
}

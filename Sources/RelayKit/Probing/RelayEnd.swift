import STUN

/// How the attempt to prove a relay ended, once nothing of it is left.
package struct RelayEnd: Equatable, Sendable {
  /// Whether what was granted is no more: the server confirmed its release, or knew of none.
  package var isReleased: Bool
  /// How long what was granted, or may have been, may stay, since the server did not confirm its
  /// release; `nil` where it did, or granted nothing.
  package var remains: Duration?
  /// Allocations whose grants were lost, and that came to light by their confirmed release.
  package var unseen: Int
  package var traffic: Traffic

  package init(
    isReleased: Bool = false, remains: Duration? = nil, unseen: Int = 0,
    traffic: Traffic = Traffic()
  ) {
    self.isReleased = isReleased
    self.remains = remains
    self.unseen = unseen
    self.traffic = traffic
  }

  /// The end of an attempt that came to `outcome`, by what the server said to the release; `nil` where
  /// the flow was gone before.
  package init(
    of outcome: RelayProof.Outcome, _ release: Allocation.Release?, traffic: Traffic = Traffic()
  ) {
    self.init(traffic: traffic)
    if case .granted(let grant) = outcome {
      isReleased = release?.isComplete ?? false
      remains = isReleased ? nil : grant.lifetime
    } else if let release {
      unseen = release == .confirmed ? 1 : 0
      remains = release.doubtfulRest
    }
  }

  /// This end, with what the attempts before it left, sent and received.
  func after(_ earlier: RelayEnd) -> RelayEnd {
    var end = self
    end.traffic += earlier.traffic
    end.unseen += earlier.unseen
    end.remains = [remains, earlier.remains].compactMap(\.self).max()
    return end
  }
}

extension Allocation.Release {
  /// How long an allocation may stay that was asked for, and of which no grant came.
  ///
  /// Whom the server refuses for its credentials it will not have granted anything.
  fileprivate var doubtfulRest: Duration? {
    switch self {
    case .kept(let time): time
    case .refused(let refusal) where refusal.cause.isOfCredentials: nil
    case .refused, .unsigned, .unanswered: AllocationCounts.usualLifetime
    case .nothingToRelease, .confirmed, .alreadyGone: nil
    }
  }
}

import STUN

/// How the attempt to prove a relay ended, once nothing of it is left.
package struct RelayEnd: Equatable, Sendable {
  /// Whether what was granted is no more: the server confirmed its release, or knew of none.
  package var isReleased: Bool
  /// How long what was granted may stay, since the server did not confirm its release; `nil` where
  /// it did, or granted nothing.
  package var remains: Duration?
  /// How long each may stay that was asked for, of which neither a grant nor a release was heard.
  package var doubts: [Duration]
  /// Allocations whose grants were lost, and that came to light by their confirmed release.
  package var unseen: Int
  package var traffic: Traffic
  /// When it was, since the survey began; of no meaning before it was told of.
  package var time = Duration.zero

  package init(
    isReleased: Bool = false, remains: Duration? = nil, doubts: [Duration] = [], unseen: Int = 0,
    traffic: Traffic = Traffic()
  ) {
    self.isReleased = isReleased
    self.remains = remains
    self.doubts = doubts
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
      doubts = [release.doubtfulRest].compactMap(\.self)
    }
  }

  /// The longest that anything of it may stay; `nil` where nothing may.
  var longestRest: Duration? { (doubts + [remains].compactMap(\.self)).max() }

  /// This end, with what the attempts before it left, sent and received.
  package func after(_ earlier: RelayEnd) -> RelayEnd {
    var end = self
    end.traffic += earlier.traffic
    end.unseen += earlier.unseen
    end.doubts += earlier.doubts + [earlier.remains].compactMap(\.self)
    return end
  }
}

extension Allocation.Release {
  /// How long an allocation may stay that was asked for, and of which no grant came; `nil` where
  /// there is none.
  ///
  /// Whom the server refuses for its credentials it will not have granted anything.
  var doubtfulRest: Duration? {
    switch self {
    case .kept(let time): time
    case .refused(let refusal) where refusal.cause.isOfCredentials: nil
    case .refused, .unsigned, .unanswered: AllocationCounts.usualLifetime
    case .nothingToRelease, .confirmed, .alreadyGone: nil
    }
  }
}

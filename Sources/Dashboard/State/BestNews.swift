import RelayKit

/// Which region was last said to be the best.
///
/// Whichever answers first is the first of all for a moment. So none is told of before there was a
/// verdict on everything, nor before it has the samples that it is held on to by (see `Stickiness`).
struct BestNews: Equatable, Sendable {
  private var told: Region?

  /// What is known with the first snapshot is no news.
  init(after first: Snapshot) {
    _ = message(for: first)
  }

  /// What there is to tell of the best as it is now; `nil` where that was told before.
  mutating func message(for snapshot: Snapshot) -> Message? {
    guard let best = snapshot.best else { return loss(in: snapshot) }
    guard best != told, snapshot.holds(best) else { return nil }
    told = best
    return Message(text: "best is \(best.displayName)", role: .best)
  }

  /// Figures that begin anew say nothing of the best for a moment.
  private mutating func loss(in snapshot: Snapshot) -> Message? {
    guard told != nil, !snapshot.hasBegunAnew else { return nil }
    told = nil
    return Message(text: "no region is best any more", role: .warning)
  }
}

extension Snapshot {
  /// Whether it is not left for the next that answers a little sooner.
  fileprivate func holds(_ best: Region) -> Bool {
    guard settled != nil, let region = regions.first(where: { $0.region == best }) else {
      return false
    }
    return region.standing.map { $0.samples >= Stickiness.Rule().fewestSamples } ?? false
  }

  /// Whether servers are known to work, but nothing of how fast they are.
  fileprivate var hasBegunAnew: Bool {
    let servers = regions.lazy.flatMap(\.servers)
    return servers.contains(where: \.verdict.isUsable)
      && servers.allSatisfy { $0.statistics.received + $0.statistics.lost == 0 }
  }
}

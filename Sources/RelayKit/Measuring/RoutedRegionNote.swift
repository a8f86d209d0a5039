/// What it costs to let the service choose: a routed name beside the nearest region measured.
package struct RoutedRegionNote: Equatable, Sendable {
  package enum Finding: Equatable, Sendable {
    /// It leads to the very servers of the nearest region.
    case same(as: Region)
    /// No region measured is nearer beyond the noise.
    case nearest
    case farther(than: Region, by: Duration)
  }

  /// `global`, `standard` or the account's default.
  package let region: Region
  package let distance: Duration
  package let finding: Finding

  /// The finding in words, for example
  /// `global answers from 98.7 ms away; us_east is 86.4 ms nearer`.
  package var displayText: DisplayText {
    switch finding {
    case .same(let other): "\(name) is \(other.displayName): the same servers"
    case .nearest: "\(name) answers from \(distance.inWords) away; no region measured is nearer"
    case .farther(let other, let difference):
      "\(name) answers from \(distance.inWords) away; \(other.displayName) is "
        + "\(difference.inWords) nearer"
    }
  }

  private var name: DisplayText {
    region == .accountDefault ? "the account's default" : region.displayName
  }
}

extension Ranking {
  /// A note on each routed name that answers, in their order; none where nothing else answers.
  ///
  /// Only distances are compared, the medians without penalties.
  package var routedRegionNotes: [RoutedRegionNote] {
    let places = places.filter { !Region.routed.contains($0.region) }
    let nearest = places.min { $0.score.median < $1.score.median }
    guard let nearest else { return [] }
    return Region.routed.compactMap { self[$0] }.map { routed in
      RoutedRegionNote(
        region: routed.region, distance: routed.score.median,
        finding: RoutedRegionNote.Finding(of: routed, beside: nearest))
    }
  }
}

extension RoutedRegionNote.Finding {
  fileprivate init(of routed: Ranking.Place, beside nearest: Ranking.Place) {
    let difference = routed.score.median - nearest.score.median
    if routed.sameAs.contains(nearest.region) {
      self = .same(as: nearest.region)
    } else if difference > routed.score.noise + nearest.score.noise {
      self = .farther(than: nearest.region, by: difference)
    } else {
      self = .nearest
    }
  }
}

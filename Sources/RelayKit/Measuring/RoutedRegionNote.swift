/// What it costs to let the service choose: a routed name beside the nearest region measured.
package struct RoutedRegionNote: Equatable, Sendable {
  /// `global`, `standard` or the account's default.
  package let region: Region
  package let distance: Duration
  /// The measured region whose very servers it leads to; `nil` where they are none's.
  package let servers: Region?
  /// The nearest of the regions measured.
  package let nearest: Region
  /// How much farther away than that it is; `nil` where noise could explain it.
  package let behind: Duration?

  /// The note in words, for example `global answers from uk's servers, 64.4 ms behind us_east`.
  package var displayText: DisplayText { "\(name) answers from \(origin), \(comparison)" }

  private var name: DisplayText {
    region == .accountDefault ? "the account's default" : region.displayName
  }

  private var origin: DisplayText {
    servers.map { "\($0.displayName)'s servers" } ?? "\(distance.inWords) away"
  }

  private var comparison: DisplayText {
    if let behind { return "\(behind.inWords) behind \(nearest.displayName)" }
    return servers == nearest ? "the nearest measured" : "as near as any region measured"
  }
}

extension Ranking {
  /// A note on each routed name that answers, in their order; none where nothing else answers.
  ///
  /// Only distances are compared, the medians without penalties.
  package var routedRegionNotes: [RoutedRegionNote] {
    let measured = places.filter { !Region.routed.contains($0.region) }
      .sorted { $0.score.median < $1.score.median }
    guard let nearest = measured.first else { return [] }
    return Region.routed.compactMap { self[$0] }.map { routed in
      let difference = routed.score.median - nearest.score.median
      let isBehind = difference > routed.score.noise.below + nearest.score.noise.above
      return RoutedRegionNote(
        region: routed.region, distance: routed.score.median,
        servers: measured.map(\.region).first(where: routed.sameAs.contains),
        nearest: nearest.region, behind: isBehind ? difference : nil)
    }
  }
}

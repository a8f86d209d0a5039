/// Why a region has the place it has, as values and as one sentence.
package struct RankingExplanation: Equatable, Sendable {
  package let place: Ranking.Place
  package let isBest: Bool
  /// Whether a region of a lower score stands behind it (see `Stickiness`).
  package let isKept: Bool
  /// Whom the place is compared with: for the first the best of the next rank, for all others the
  /// first; `nil` where there is no such place.
  package let rival: Ranking.Place?

  /// The explanation in words, for example
  /// `us_east is first: 12.3 ms over UDP, 6.4 ms ahead of canada_east; no loss`.
  package var sentence: DisplayText { "\(place.region.displayName) \(standing): \(grounds)" }

  /// What the place rests on: `12.3 ms over UDP, 6.4 ms ahead of canada_east; no loss`.
  package var grounds: DisplayText {
    [distance, company, comparison].compactMap(\.self).joined(separator: ", ") + weights
  }
}

extension Ranking {
  /// Why the region has its place; `nil` where it has none.
  package func explanation(of region: Region) -> RankingExplanation? {
    guard let place = self[region], let first = places.first else { return nil }
    let next = places.first { $0.rank > first.rank }
    let isBest = place.region == first.region
    return RankingExplanation(
      place: place, isBest: isBest,
      isKept: isBest && next.map { $0.score.total < place.score.total } ?? false,
      rival: place.rank == first.rank ? next : first)
  }

  /// Why the first is first, in a sentence; `nil` where nothing answers.
  package var whyBest: DisplayText? { best.flatMap(explanation)?.sentence }
}

extension Snapshot {
  /// The ranking behind the ranks of its regions.
  package var ranking: Ranking { Ranking(of: regions, keeping: best) }

  /// Why a region has its rank, a sentence a line, the last what its name costs where the service
  /// routes it; nothing where it has none.
  package func grounds(of region: Region) -> [DisplayText] {
    let ranking = ranking
    let note = ranking.routedRegionNotes.first { $0.region == region }
    return [ranking.explanation(of: region)?.sentence, note?.displayText].compactMap(\.self)
  }

  /// All there is to say of the choice, a sentence a line: why the best is first and what was not
  /// judged, how a call through it would sound, and what the routed names cost; nothing where
  /// nothing works.
  package var explanation: [DisplayText] {
    let ranking = ranking
    let best = regions.first { $0.region == ranking.best }
    let call = best?.callQuality?.sentence ?? best?.callDoubt?.sentence
    let unjudged = best?.figures.relay?.spreadDoubt(RankingWeights())
    return [ranking.whyBest, unjudged, call].compactMap(\.self)
      + ranking.routedRegionNotes.map(\.displayText)
  }
}

extension RankingExplanation {
  private var standing: DisplayText {
    switch (place.rank, isBest) {
    case (_, true): isKept ? "stays first" : "is first"
    case (1, false): "is first too"
    default: "is number \(place.rank)"
    }
  }

  private var distance: DisplayText {
    "\(place.score.median) over \(place.score.transport.inWords)"
  }

  private var company: DisplayText? {
    let groups: [(title: DisplayText, regions: [Region])] = [
      ("the same servers as", place.sameAs), ("within the noise of", place.tiedWith),
    ]
    let named = groups.filter { !$0.regions.isEmpty }.map { title, regions in
      "\(title) \(Self.list(regions))" as DisplayText
    }
    return named.isEmpty ? nil : named.joined(separator: ", ")
  }

  /// `usa`, `usa and uk`, `usa, uk and eu`; of more than three two, and how many others.
  private static func list(_ regions: [Region]) -> DisplayText {
    let names = regions.map(\.displayName)
    guard let last = names.last, names.count > 1 else { return names.first ?? .empty }
    let isShort = names.count <= 3
    let end: DisplayText = isShort ? last : "\(names.count - 2) more"
    return "\(names.prefix(isShort ? names.count - 1 : 2).joined(separator: ", ")) and \(end)"
  }

  private var comparison: DisplayText? {
    guard let rival else { return nil }
    let lead = rival.score.total - place.score.total
    let name = rival.region.displayName
    if isKept { return "though \(name) leads by \(.zero - lead), not clearly or long enough" }
    if lead < .zero { return "\(.zero - lead) behind \(name)" }
    if place.rank > 1 { return "\(lead) ahead of \(name), not clearly or long enough" }
    let burden = rival.score.burden
    let counted: DisplayText = burden > .zero ? ", penalties of \(burden) counted" : ""
    return "\(lead) ahead of \(name)\(counted)"
  }

  /// What counts against the region, and that nothing was lost where nothing was.
  private var weights: DisplayText {
    let isClean = !place.score.penalties.contains { $0.cause.isLoss }
    let against = place.score.penalties.map(\.displayText).joined(separator: ", ")
    let parts: [DisplayText] = [
      against.isEmpty ? "" : "; against it: \(against)",
      isClean && place.score.transport == .udp ? "; \(innocence)" : "",
    ]
    return parts.joined()
  }
}

extension RankingExplanation {
  private var innocence: DisplayText {
    place.score.samples > Samples.window
      ? "no loss in the last \(Samples.window) samples" : "no loss"
  }
}

extension Penalty.Cause {
  fileprivate var isLoss: Bool {
    if case .loss = self { true } else { false }
  }
}

extension DisplayText.Interpolation {
  fileprivate mutating func appendInterpolation(_ duration: Duration) {
    appendInterpolation(duration.inWords)
  }
}

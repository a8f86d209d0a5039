import RelayKit

/// What changes, a line each, for who hears the program instead of looking at it.
///
/// Figures change with every answer and are told with what they belong to; only a change of state
/// is a line of its own.
package struct Narration: Sendable {
  private var last: Snapshot
  private var best: BestNews

  /// A narration of what comes after a snapshot.
  package init(after first: Snapshot) {
    last = first
    best = BestNews(after: first)
  }

  /// What there is to say before anything is known.
  package var opening: DisplayText {
    let demo: DisplayText = last.service.isDemo ? "DEMO, " : ""
    let count = last.regions.count
    let regions: DisplayText = count == 1 ? "1 region" : "\(count) regions"
    return "turntop: \(demo)\(last.service.url), \(regions), a line for each change, ^C ends"
  }

  /// A line for each change since the snapshot before, with the time of day in UTC.
  package mutating func lines(for snapshot: Snapshot) -> [DisplayText] {
    defer { last = snapshot }
    let changes = changes(in: snapshot)
    let told = Dictionary(changes.map { ($0.region, $0.words) }) { first, _ in first }
    let news =
      snapshot.news(since: last, besides: told).map(\.message)
      + [best.message(for: snapshot)].compactMap(\.self) + snapshot.messages(since: last)
    let time = Figures.timeOfDay(snapshot.time)
    return (changes.map(\.words) + news.map(\.text)).map { "\(time) \($0)" }
  }

  /// A sentence for each region whose word is another than before.
  private func changes(in snapshot: Snapshot) -> [(region: Region, words: DisplayText)] {
    let before = Dictionary(
      last.regions.map { ($0.region, Answer(of: $0, by: last.evidence)) }
    ) { first, _ in first }
    return snapshot.regions.compactMap { region in
      let answer = Answer(of: region, by: snapshot.evidence)
      guard answer != .pending, answer != before[region.region] else { return nil }
      return (region.region, region.sentence(answer, isRanked: snapshot.hasGroundForBest))
    }
  }
}

extension RegionSnapshot {
  /// `us_east: ok, 12.4 ms, rank 1`, and why where it is not well; ranks once they have ground.
  fileprivate func sentence(_ answer: Answer, isRanked: Bool) -> DisplayText {
    let facts: [DisplayText?] = [
      answer.word, figures.latency?.inWords, isRanked ? rank.map { "rank \($0)" } : nil, reason,
    ]
    return "\(region.displayName): \(facts.compactMap(\.self).joined(separator: ", "))"
  }
}

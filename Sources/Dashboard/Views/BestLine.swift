import RelayKit

/// The answer to the first question: which region, how far, and which are as good.
struct BestLine {
  let snapshot: Snapshot

  /// The forms it can take, the fullest first: the others all by name, some by name, their number,
  /// only the best.
  var forms: [StyledText] {
    companions.map { head + StyledText(", \($0)") } + [head]
  }

  /// The best alone.
  var head: StyledText {
    let label = StyledText("best  ", .muted)
    guard let best else { return label + nothing }
    return label + StyledText(best.region.displayName, TextStyle(.best, bold: true))
      + StyledText(best.figures.latency.map { " \($0.inWords)" } ?? .empty)
  }

  private var best: RegionSnapshot? {
    guard snapshot.hasGroundForBest else { return nil }
    return snapshot.regions.first { $0.region == snapshot.best }
  }

  /// After a reset the verdicts stand and the figures are awaited.
  private var nothing: StyledText {
    let isPending = snapshot.regions.contains {
      Answer(of: $0, by: snapshot.evidence) == .pending || $0.verdict.isUsable
    }
    return isPending ? StyledText("..", .muted) : StyledText("no region answers", .trouble)
  }

  /// Which are as good, and in which way, with ever fewer names: `same as usa, tied with global`,
  /// `same as usa, tied with 1`, `2 as good`; nothing where none is.
  var companions: [DisplayText] {
    let groups: [(DisplayText, [Region])] = [
      ("same as", best?.sameAs ?? []), ("tied with", best?.tiedWith ?? []),
    ]
    let count = groups.reduce(0) { $0 + $1.1.count }
    guard count > 0 else { return [] }
    return (1...count).reversed().map { named in
      var left = named
      return groups.filter { !$0.1.isEmpty }.map { title, regions in
        defer { left -= min(left, regions.count) }
        return Self.list(title, regions, named: left)
      }.joined(separator: ", ")
    } + ["\(count) as good"]
  }

  private static func list(
    _ title: DisplayText, _ regions: [Region], named: Int
  ) -> DisplayText {
    guard named > 0 else { return "\(title) \(regions.count)" }
    let rest: [DisplayText] = named < regions.count ? ["\(regions.count - named) more"] : []
    let names = regions.prefix(named).map(\.displayName) + rest
    return "\(title) \(names.joined(separator: ", "))"
  }
}

extension Snapshot {
  /// Whether the first of the ranking may be called the best: whichever answers first is that for a
  /// moment, so that either every region was judged, or it has the samples that it is held on to by.
  var hasGroundForBest: Bool {
    let isJudged = regions.allSatisfy { Answer(of: $0, by: evidence) != .pending }
    let samples = regions.first { $0.region == best }?.standing?.samples ?? 0
    return isJudged || samples >= Stickiness.Rule().fewestSamples
  }
}

import RelayKit

/// The answer to the first question: which region, how far, and which are as good.
struct BestLine {
  let snapshot: Snapshot

  /// The forms it can take, the fullest first: the others by name and kind, by name, some by name,
  /// their number, only the best.
  var forms: [StyledText] {
    let head = head
    return [head + companions] + short.map { head + StyledText($0) } + [head]
  }

  private var head: StyledText {
    let label = StyledText("best  ", .muted)
    guard let best else { return label + nothing }
    return label + StyledText(best.region.displayName, TextStyle(.best, bold: true))
      + StyledText(best.figures.latency.map { " \($0.inWords)" } ?? .empty)
  }

  private var best: RegionSnapshot? {
    snapshot.regions.first { $0.region == snapshot.best }
  }

  /// After a reset the verdicts stand and the figures are awaited.
  private var nothing: StyledText {
    let isPending = snapshot.regions.contains {
      Answer(of: $0, by: snapshot.evidence) == .pending || $0.verdict.isUsable
    }
    return isPending ? StyledText("..", .muted) : StyledText("no region answers", .trouble)
  }

  private var companions: StyledText {
    guard let best else { return .empty }
    let groups = [list("same as", best.sameAs), list("tied with", best.tiedWith)]
    return StyledText(groups.joined())
  }

  private func list(_ title: DisplayText, _ regions: [Region]) -> DisplayText {
    guard !regions.isEmpty else { return .empty }
    return ", \(title) \(regions.map(\.displayName).joined(separator: ", "))"
  }

  /// `, or usa, global`, then with ever fewer names: `, or usa, 1 more`, `, or 2 others`.
  private var short: [DisplayText] {
    let names = best.map { ($0.sameAs + $0.tiedWith).map(\.displayName) } ?? []
    guard !names.isEmpty else { return [] }
    let some = (1...names.count).reversed().map { named in
      let rest: [DisplayText] = named < names.count ? ["\(names.count - named) more"] : []
      return ", or \((names.prefix(named) + rest).joined(separator: ", "))" as DisplayText
    }
    return some + [names.count == 1 ? ", or 1 other" : ", or \(names.count) others"]
  }
}

import RelayKit

/// The answer to the first question: which region, how far, and which are as good.
struct BestLine {
  let snapshot: Snapshot

  /// The forms it can take, the fullest first: the others by name, by kind, their number, only the
  /// best.
  var forms: [StyledText] {
    let head = head
    return [head + companions(named: true), head + companions(named: false), head + number, head]
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

  private func companions(named: Bool) -> StyledText {
    guard let best else { return .empty }
    let groups = [list("same as", best.sameAs, named), list("tied with", best.tiedWith, named)]
    return StyledText(groups.joined(), .muted)
  }

  private var number: StyledText {
    let count = best.map { $0.sameAs.count + $0.tiedWith.count } ?? 0
    return count == 0 ? .empty : StyledText(", \(count) as good", .muted)
  }

  private func list(_ title: DisplayText, _ regions: [Region], _ named: Bool) -> DisplayText {
    guard !regions.isEmpty else { return .empty }
    let names = regions.map(\.displayName).joined(separator: ", ")
    return ", \(title) \(named ? names : "\(regions.count) more")"
  }
}

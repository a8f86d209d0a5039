import RelayKit

/// What stands in each column of a region's row.
///
/// Numbers have the default colour; only what needs an eye has a role of its own.
struct RegionCells {
  let row: RegionRow
  let isSelected: Bool
  let isBest: Bool
  let glyphs: GlyphSet

  func text(_ column: RegionColumn, width: Int) -> StyledText {
    switch column {
    case .rank: rank
    case .region: StyledText(row.region.displayName, nameStyle)
    case .latency: latency
    case .udp: median(.udp)
    case .tcp: median(.tcp)
    case .tls: median(.tls)
    case .p95: StyledText(Figures.milliseconds(row.leader?.statistics.p95))
    case .jitter: StyledText(Figures.milliseconds(row.leader?.statistics.jitter))
    case .loss: LossText(row.leader?.statistics).text
    case .answer: StyledText(row.answer.word, row.answer.role)
    case .history: history(width: width)
    case .address: StyledText(row.leader?.address ?? .empty)
    case .software: StyledText(row.leader?.software ?? .empty)
    case .note: StyledText(row.note, .muted)
    }
  }

  private var rank: StyledText {
    let rank: DisplayText = row.snapshot.rank.map { "\($0)" } ?? .empty
    let padding = DisplayText(sanitizing: String(repeating: " ", count: max(2 - rank.width, 0)))
    let mark: DisplayText = isSelected ? ">" : " "
    return StyledText(mark, nameStyle)
      + StyledText("\(padding)\(rank)\(row.isTied ? "= " : "  ")", isSelected ? nameStyle : .plain)
  }

  /// The name carries the selection: a move repaints two names, not two rows.
  private var nameStyle: TextStyle {
    if isSelected { return TextStyle(.selection, bold: true) }
    return isBest ? TextStyle(.best, bold: true) : .plain
  }

  private var latency: StyledText {
    let score = Figures.milliseconds(row.snapshot.latency)
    return score.isEmpty && row.answer == .pending ? .pending : StyledText(score)
  }

  private func median(_ transport: Transport) -> StyledText {
    if let median = row.median(transport) { return StyledText(Figures.milliseconds(median)) }
    let isLoading = row.snapshot.fetch == .loading && transport == .udp
    return isLoading || row.isPending(transport) ? .pending : .empty
  }

  /// Where the region has another's addresses, its line would be the same: it names that one.
  private func history(width: Int) -> StyledText {
    if let alias = row.alias { return StyledText("= \(alias.displayName)", .muted) }
    guard let leader = row.leader else { return .empty }
    return Sparkline(leader, phase: row.index).text(width: width, glyphs: glyphs)
  }
}

extension RegionRow {
  /// What is wrong, in words: of the credentials, else of the servers.
  var note: DisplayText {
    if case .failed(let reason, _) = snapshot.fetch { return reason }
    return snapshot.reason ?? .empty
  }
}

extension StyledText {
  /// What is awaited.
  static let pending = StyledText("..", .muted)
}

extension Sparkline {
  init(_ server: ServerSnapshot, phase: Int) {
    self.init(
      history: server.history, total: server.statistics.received + server.statistics.lost,
      fastest: server.statistics.minimum, phase: phase)
  }
}

/// Loss in percent, which needs an eye as soon as there is some.
struct LossText {
  let text: StyledText

  init(_ statistics: Statistics?) {
    let loss = statistics?.lossPercent
    let role: Role =
      switch loss ?? 0 {
      case 0: .text
      case ..<20: .warning
      default: .trouble
      }
    text = StyledText(Figures.percent(loss), role)
  }
}

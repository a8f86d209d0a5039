import RelayKit

/// What stands in each column of a region's row.
///
/// Numbers have the default colour; only what needs an eye has a role of its own.
struct RegionCells {
  let row: RegionRow
  let look: RowLook
  let glyphs: GlyphSet

  func text(_ column: RegionColumn, width: Int) -> StyledText {
    switch column {
    case .rank: rank
    case .region: StyledText(row.region.displayName, nameStyle)
    case .latency: latency
    case .udp: median(.udp)
    case .tcp: median(.tcp)
    case .tls: median(.tls)
    case .p95: StyledText(Figures.milliseconds(row.figures.p95))
    case .jitter: StyledText(Figures.milliseconds(row.figures.jitter, within: width))
    case .loss: LossText(row.figures.lossPercent).text
    case .answer: StyledText(row.answer.word, row.answer.role)
    case .history: history(width: width)
    case .quality: StyledText(row.quality.map { Figures.oneDecimal($0.opinionScore) } ?? .empty)
    case .address: StyledText(row.figures.subject?.address ?? .empty)
    case .software: StyledText(row.figures.subject?.software ?? .empty)
    case .note: StyledText(row.note, .muted)
    }
  }

  /// The mark of the selection, the rank, and a star where the region is marked.
  private var rank: StyledText {
    let mark: DisplayText = look.isMarked ? "*" : " "
    let number = row.rank.padded(to: 3) + mark
    return StyledText(look.isSelected ? ">" : " ", nameStyle)
      + StyledText(number, look.isSelected ? nameStyle : .plain)
  }

  /// The name carries the selection: a move repaints two names, not two rows.
  private var nameStyle: TextStyle {
    if look.isSelected { return TextStyle(.selection, bold: true) }
    return row.isToldBest ? TextStyle(.best, bold: true) : .plain
  }

  private var latency: StyledText {
    let latency = Figures.milliseconds(row.figures.latency)
    return latency.isEmpty && row.answer == .pending ? .pending : StyledText(latency)
  }

  private func median(_ transport: Transport) -> StyledText {
    if let median = row.figures.medians[transport] {
      return StyledText(Figures.milliseconds(median))
    }
    let isLoading = row.snapshot.fetch == .loading && transport == .udp
    return isLoading || row.figures.awaited.contains(transport) ? .pending : .empty
  }

  /// Where the region has another's addresses, its line would be the same: it names that one.
  private func history(width: Int) -> StyledText {
    if let alias = row.alias { return StyledText("= \(alias.displayName)", .muted) }
    guard let subject = row.figures.subject else { return .empty }
    return Sparkline(subject, phase: row.index).text(width: width, glyphs: glyphs)
  }
}

/// What the person has done to a row.
struct RowLook {
  /// Whether the keys act on it.
  var isSelected = false
  /// Whether it is marked, to be compared or exported.
  var isMarked = false
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

  init(_ loss: Double?) {
    let role: Role =
      switch loss ?? 0 {
      case 0: .text
      case ..<20: .warning
      default: .trouble
      }
    text = StyledText(Figures.percent(loss), role)
  }
}

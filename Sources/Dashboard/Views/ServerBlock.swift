import RelayKit

/// All that is known of one server: its URL, its figures, and its ladder with a line a rung.
struct ServerBlock {
  let cells: ServerCells
  let columns: Int

  var lines: [ServerLine] {
    let title = ServerLine.text(
      StyledText(server.url, TextStyle(.text, bold: true)), indent: 1,
      right: StyledText("  ") + cells.answer(width: .max))
    return [title] + figures + rungs.flatMap(lines) + remark
      + .note(server.relayNote ?? .empty, indent: Self.indent, columns: columns)
  }

  private var server: ServerSnapshot { cells.server }

  private var rungs: [Rung] { server.ladder(cells.evidence) }

  private var figures: [ServerLine] {
    guard server.statistics.sent > 0 else { return [] }
    let spread = Histogram(server.history).text(width: 16, glyphs: cells.glyphs)
    return [.cells(cells, ServerColumn.figures)]
      + (spread.isEmpty
        ? [] : [.text(Self.label("spread") + StyledText("  ") + spread, indent: Self.indent)])
  }

  /// The rung, its time, and what was learnt there; where the way ends, why, and what to do.
  private func lines(of rung: Rung) -> [ServerLine] {
    let head = Self.label(rung.stage.displayName) + Self.outcome(of: rung)
    let isEnd = rung.state == .failed
    let texts = (isEnd ? server.trouble : server.fact(of: rung.stage))
      .wrapped(to: columns - Self.indent - head.width - 2)
    let style = isEnd ? TextStyle.plain : rung.style(of: server)
    guard let first = texts.first else { return [.text(head, indent: Self.indent)] }
    return [.text(head + StyledText("  ") + StyledText(first, style), indent: Self.indent)]
      + texts.dropFirst().map {
        .text(StyledText($0, style), indent: Self.indent + head.width + 2)
      }
  }

  /// What is wrong though every rung was climbed.
  private var remark: [ServerLine] {
    rungs.contains { $0.state == .failed }
      ? [] : .note(server.trouble, indent: Self.indent, columns: columns)
  }

  private static let indent = 3

  private static func label(_ text: DisplayText) -> StyledText {
    StyledText(text.padded(to: 10), .muted)
  }

  private static func outcome(of rung: Rung) -> StyledText {
    switch rung.state {
    case .passed(let time): StyledText(Figures.milliseconds(time).padded(to: 6, .right))
    case .failed: StyledText("failed", .trouble)
    case .awaited: StyledText("    ..", .muted)
    }
  }
}

extension Rung {
  /// What was learnt is read as figures are; a certificate that ends soon needs an eye.
  fileprivate func style(of server: ServerSnapshot) -> TextStyle {
    stage == .tls ? TextStyle(server.certificate?.role ?? .text) : .plain
  }
}

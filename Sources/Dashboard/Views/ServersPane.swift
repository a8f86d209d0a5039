import RelayKit

/// The servers of the selected region, beneath the table or beside it.
struct ServersPane {
  /// `nil`: no region is shown.
  let row: RegionRow?
  /// Whether it stands beside the table, and its title in the table's heading row.
  let isBeside: Bool
  let glyphs: GlyphSet

  func draw(in rect: Rect, of frame: inout Frame) {
    guard let row, !rect.isEmpty else { return }
    var rest = rect
    let heading = rest.takeTop(1)
    let hasLines = !isBeside || rect.columns >= Self.leastForLines
    if isBeside { frame.fill(heading, style: .columnHeading) }
    if hasLines, !row.snapshot.servers.isEmpty {
      drawTitles(row.evidence, in: heading, of: &frame)
    }
    drawTitle(of: row, in: heading, of: &frame)
    blocks(of: row, columns: rest.columns, hasLines: hasLines)
      .fitted(to: rest.rows).draw(in: rest, of: &frame)
  }

  /// From this width on, one line has room for all of a server.
  private static let leastForLines = 80

  /// One line a server, or two and what is wrong with it, where that was not said of the one
  /// before; why there are none, where there are none.
  private func blocks(of row: RegionRow, columns: Int, hasLines: Bool) -> [[ServerLine]] {
    guard !row.snapshot.servers.isEmpty else {
      return [.note(row.absence, indent: 1, columns: columns)]
    }
    let servers = row.snapshot.servers
    return row.serverCells(glyphs).enumerated().map { index, cells in
      if hasLines { return [.cells(cells, ServerColumn.line(row.evidence))] }
      let trouble = cells.server.trouble
      let isRepeated = index > 0 && servers[index - 1].trouble == trouble
      return [.cells(cells, ServerColumn.first), .cells(cells, ServerColumn.second(row.evidence))]
        + .note(isRepeated ? .empty : trouble, indent: 2, columns: columns)
    }
  }

  private func drawTitle(of row: RegionRow, in rect: Rect, of frame: inout Frame) {
    let name = TextStyle(.heading, bold: true, underline: isBeside)
    let count = TextStyle(.heading, underline: isBeside)
    frame.put(
      StyledText(row.region.displayName, name) + StyledText(row.serverCount, count), in: rect)
  }

  /// The titles of the columns right of the region's name.
  private func drawTitles(_ evidence: Evidence, in rect: Rect, of frame: inout Frame) {
    let style = isBeside ? TextStyle.columnHeading : TextStyle(.muted)
    TableLayout(ServerColumn.line(evidence), width: rect.columns)
      .drawTitles(style: style, in: rect, of: &frame)
  }
}

extension RegionRow {
  func serverCells(_ glyphs: GlyphSet) -> [ServerCells] {
    snapshot.servers.enumerated().map { index, server in
      ServerCells(server: server, evidence: evidence, phase: index, glyphs: glyphs)
    }
  }

  /// `  5 servers`; empty while none is known.
  var serverCount: DisplayText {
    switch snapshot.servers.count {
    case 0: .empty
    case 1: "  1 server"
    case let count: "  \(count) servers"
    }
  }

  /// Why there are no servers.
  var absence: DisplayText {
    switch snapshot.fetch {
    case .loading: "asking for credentials .."
    case .failed(let reason, _): reason
    case .fetched: snapshot.reason ?? "the service named no servers"
    }
  }
}

extension ServerSnapshot {
  /// What is wrong, in words; empty where nothing is or is not known yet.
  var trouble: DisplayText {
    verdict == .ok || verdict == .pending ? .empty : reason ?? .empty
  }
}

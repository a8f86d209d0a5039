import RelayKit

/// What stands in each column of a row of the table of all servers.
struct ServerRowCells {
  let row: ServerRow
  let look: RowLook
  let glyphs: GlyphSet

  func text(_ column: ServerTableColumn, width: Int) -> StyledText {
    switch column {
    case .rank: region(.rank, width: width)
    case .region: region(.region, width: width)
    case .kind: server(.kind, width: width)
    case .host: server(.host, width: width)
    case .latency: latency
    case .p95: server(.p95, width: width)
    case .jitter: server(.jitter, width: width)
    case .loss: server(.loss, width: width)
    case .answer: StyledText(row.answer.word, row.answer.role)
    case .allocate: StyledText(Figures.milliseconds(row.server.allocateTime))
    case .history: server(.history, width: width)
    case .address: server(.address, width: width)
    case .software: StyledText(row.server.software ?? .empty)
    case .note: StyledText(row.server.trouble, .muted)
    }
  }

  private var latency: StyledText {
    let median = Figures.milliseconds(row.server.statistics.p50)
    return median.isEmpty && row.server.verdict == .pending ? .pending : StyledText(median)
  }

  private func region(_ column: RegionColumn, width: Int) -> StyledText {
    RegionCells(row: row.region, look: look, glyphs: glyphs).text(column, width: width)
  }

  private func server(_ column: ServerColumn, width: Int) -> StyledText {
    ServerCells(
      server: row.server, evidence: row.region.evidence, phase: row.region.index + row.id.index,
      glyphs: glyphs
    ).text(column, width: width)
  }
}

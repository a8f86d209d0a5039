import RelayKit

/// What a column of the regions table shows.
package enum RegionColumn: Hashable, Sendable, CaseIterable {
  case rank, region, latency, udp, tcp, tls, p95, jitter, loss, answer
  case history, quality, address, software, note

  /// The columns of a table so wide: one latency where there is no room for one a transport.
  package static func layout(
    width: Int, hiding hidden: Set<RegionColumn> = []
  ) -> TableLayout<RegionColumn> {
    let columns = width < leastForTransports ? narrow : wide
    return TableLayout(columns.filter { !hidden.contains($0.id) }, width: width)
  }

  private static let leastForTransports = 58

  private static let wide: [Column<RegionColumn>] = [
    rankColumn, regionColumn,
    Column(.udp, "udp", .right, width: 5),
    Column(.tcp, "tcp", .right, width: 5),
    Column(.tls, "tls", .right, width: 5),
    Column(.p95, "p95", .right, width: 5, priority: 5),
    Column(.jitter, "jit", .right, gap: 1, width: 4, priority: 3),
    Column(.loss, "loss", .right, gap: 1, width: 4, priority: 2),
    Column(.answer, "answer", width: 11, priority: 1),
    Column(.history, "history", width: 7, ideal: 16, most: 32, priority: 4),
    Column(.quality, "call", .right, gap: 1, width: 4, priority: 6),
    Column(.address, "address", width: 15, priority: 7),
    Column(.software, "software", width: 12, ideal: 18, priority: 8),
    Column(.note, "note", width: 16, ideal: 40, most: 80, priority: 9),
  ]

  private static let narrow: [Column<RegionColumn>] = [
    rankColumn, regionColumn,
    Column(.latency, "ms", .right, width: 5),
    Column(.loss, "loss", .right, gap: 1, width: 4, priority: 2),
    Column(.answer, "answer", width: 11, priority: 1),
  ]

  /// The mark of the selection, two digits, the mark of a tie and a blank: the name follows close,
  /// so that the selection is one bar.
  private static let rankColumn = Column(RegionColumn.rank, "  #", gap: 0, width: 5)
  private static let regionColumn = Column(RegionColumn.region, "region", gap: 0, width: 14)
}

extension RegionColumn: TableColumn {
  static let natural = RegionColumn.rank

  static let names: [String: RegionColumn] = [
    "#": .rank, "rank": .rank, "region": .region, "ms": .latency, "udp": .udp, "tcp": .tcp,
    "tls": .tls, "p95": .p95, "jit": .jitter, "loss": .loss, "answer": .answer, "relay": .answer,
    "history": .history, "call": .quality, "address": .address, "software": .software,
    "note": .note,
  ]

  static func plainWords(of row: RegionRow) -> DisplayText { row.region.displayName }

  var isRequired: Bool { [.rank, .region, .latency, .udp].contains(self) }

  var isSortable: Bool { self != .history }

  func sortValue(of row: RegionRow) -> SortValue? {
    switch self {
    case .rank: row.snapshot.rank.map { .place($0, isBehind: row.isBest ? 0 : 1) }
    case .region: .text(row.region.name)
    case .latency: SortValue(row.figures.latency)
    case .udp: SortValue(row.figures.medians[.udp])
    case .tcp: SortValue(row.figures.medians[.tcp])
    case .tls: SortValue(row.figures.medians[.tls])
    case .p95: SortValue(row.figures.p95)
    case .jitter: SortValue(row.figures.jitter)
    case .loss: row.figures.lossPercent.map { .number($0) }
    case .answer: row.answer == .pending ? nil : .text(row.answer.word.text)
    case .quality: row.quality.map { .number($0.opinionScore) }
    case .address: SortValue(words: row.figures.subject?.address)
    case .software: SortValue(words: row.figures.subject?.software)
    case .note: SortValue(words: row.note)
    case .history: nil
    }
  }

  func words(of row: RegionRow) -> DisplayText {
    switch self {
    case .rank: row.snapshot.rank.map { "\($0)" } ?? .empty
    case .history: .empty
    default:
      RegionCells(row: row, look: RowLook(), glyphs: .ascii).text(self, width: .max).text
    }
  }
}

import RelayKit

/// What a column of the table of all servers shows.
enum ServerTableColumn: Hashable, Sendable, CaseIterable {
  case rank, region, kind, host, latency, p95, jitter, loss, answer
  case allocate, history, address, software, note

  /// The columns of a table so wide.
  static func layout(
    width: Int, hiding hidden: Set<ServerTableColumn> = []
  ) -> TableLayout<ServerTableColumn> {
    TableLayout(columns.filter { !hidden.contains($0.id) }, width: width)
  }

  private static let columns: [Column<ServerTableColumn>] = [
    Column(.rank, "  #", gap: 0, width: 5),
    Column(.region, "region", gap: 0, width: 14),
    Column(.kind, "url", width: 9, priority: 1),
    Column(.host, "", gap: 1, width: 11, ideal: 20, most: 52),
    Column(.latency, "ms", .right, width: 5),
    Column(.p95, "p95", .right, width: 5, priority: 7),
    Column(.jitter, "jit", .right, gap: 1, width: 4, priority: 5),
    Column(.loss, "loss", .right, gap: 1, width: 4, priority: 3),
    Column(.answer, "answer", width: 11, priority: 2),
    Column(.allocate, "alloc", .right, gap: 1, width: 5, priority: 4),
    Column(.history, "history", width: 7, ideal: 16, most: 32, priority: 8),
    Column(.address, "address", width: 15, priority: 9),
    Column(.software, "software", width: 12, ideal: 18, priority: 10),
    Column(.note, "note", width: 16, ideal: 40, most: 80, priority: 11),
  ]
}

extension ServerTableColumn: TableColumn {
  static let natural = ServerTableColumn.rank

  static let names: [String: ServerTableColumn] = [
    "#": .rank, "rank": .rank, "region": .region, "url": .kind, "host": .host, "ms": .latency,
    "p95": .p95, "jit": .jitter, "loss": .loss, "answer": .answer, "relay": .answer,
    "alloc": .allocate, "history": .history, "address": .address, "software": .software,
    "note": .note,
  ]

  static func plainWords(of row: ServerRow) -> DisplayText {
    "\(row.region.region.displayName) \(row.server.url)"
  }

  var isRequired: Bool { [.rank, .region, .host, .latency].contains(self) }

  var isSortable: Bool { self != .history }

  func sortValue(of row: ServerRow) -> SortValue? {
    switch self {
    case .rank: RegionColumn.rank.sortValue(of: row.region)
    case .region: RegionColumn.region.sortValue(of: row.region)
    case .latency: SortValue(row.server.statistics.p50)
    case .p95: SortValue(row.server.statistics.p95)
    case .jitter: SortValue(row.server.statistics.jitter)
    case .loss: row.server.statistics.lossPercent.map { .number($0) }
    case .allocate: SortValue(row.server.allocateTime)
    case .answer: row.answer == .pending ? nil : .text(row.answer.word.text)
    case .kind, .host, .address, .software, .note: SortValue(words: words(of: row))
    case .history: nil
    }
  }

  func words(of row: ServerRow) -> DisplayText {
    switch self {
    case .rank: RegionColumn.rank.words(of: row.region)
    case .history: .empty
    default:
      ServerRowCells(row: row, look: RowLook(), glyphs: .ascii).text(self, width: .max).text
    }
  }
}

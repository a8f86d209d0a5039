import RelayKit

/// What a column of the regions table shows.
package enum RegionColumn: Hashable, Sendable, CaseIterable {
  case rank, region, latency, udp, tcp, tls, p95, jitter, loss, answer
  case history, address, software, note

  /// The columns of a table so wide: one latency where there is no room for one a transport.
  package static func layout(width: Int) -> TableLayout<RegionColumn> {
    TableLayout(width < leastForTransports ? narrow : wide, width: width)
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
    Column(.address, "address", width: 15, priority: 6),
    Column(.software, "software", width: 12, ideal: 18, priority: 7),
    Column(.note, "note", width: 16, ideal: 40, most: 80, priority: 8),
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

/// What rows are ordered by.
enum SortValue: Comparable {
  case number(Double)
  /// A rank, and within it the best region first.
  case place(Int, isBehind: Int)
  case text(String)
}

extension RegionColumn {
  /// Whether rows can be ordered by it.
  var isSortable: Bool {
    switch self {
    case .history, .address, .software, .note: false
    default: true
    }
  }

  /// The value a row is ordered by; `nil` where it is not known.
  func sortValue(of row: RegionRow) -> SortValue? {
    switch self {
    case .rank: row.snapshot.rank.map { .place($0, isBehind: row.isBest ? 0 : 1) }
    case .region: .text(row.region.name)
    case .latency: number(row.figures.latency)
    case .udp: number(row.figures.medians[.udp])
    case .tcp: number(row.figures.medians[.tcp])
    case .tls: number(row.figures.medians[.tls])
    case .p95: number(row.figures.p95)
    case .jitter: number(row.figures.jitter)
    case .loss: row.figures.lossPercent.map { .number($0) }
    case .answer: row.answer == .pending ? nil : .text(row.answer.word.text)
    case .history, .address, .software, .note: nil
    }
  }

  private func number(_ duration: Duration?) -> SortValue? {
    duration.map { .number($0.milliseconds) }
  }
}

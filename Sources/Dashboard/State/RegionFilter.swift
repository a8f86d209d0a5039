import RelayKit

/// Which regions the person wants to see, as typed.
///
/// ```
/// us_ !central      the name contains "us_", and does not contain "central"
/// relay:no          what the column shows contains "no"
/// udp:<50 loss:>0   the column's number is less than 50, and that of the other more than 0
/// ```
/// - Terms are parted by spaces, and a region must meet all of them.
/// - Case does not matter. A number that is not known meets no comparison, and so meets `!udp:<50`.
/// - A term still being typed, such as `!` or `udp:<`, hides nothing.
struct RegionFilter: Equatable, Sendable {
  private let terms: [Term]

  init(_ text: String) {
    terms = text.lowercased().split(separator: " ").compactMap(Term.init)
  }

  func admits(_ row: RegionRow) -> Bool {
    terms.allSatisfy { $0.admits(row) }
  }
}

/// One word of a filter.
private struct Term: Equatable, Sendable {
  private var column = RegionColumn.region
  private var condition: Condition
  private var isInverse: Bool

  /// Reads a word; `nil` where it is not whole yet, and so means nothing.
  init?(_ word: Substring) {
    isInverse = word.hasPrefix("!")
    var value = isInverse ? word.dropFirst() : word
    if let colon = value.firstIndex(of: ":"), let named = RegionColumn(name: value[..<colon]) {
      column = named
      value = value[value.index(after: colon)...]
    }
    guard let condition = Condition(value) else { return nil }
    self.condition = condition
  }

  func admits(_ row: RegionRow) -> Bool {
    holds(for: row) != isInverse
  }

  private func holds(for row: RegionRow) -> Bool {
    switch condition {
    case .contains(let text): column.words(of: row).text.lowercased().contains(text)
    case .below(let limit): column.number(of: row).map { $0 < limit } ?? false
    case .above(let limit): column.number(of: row).map { $0 > limit } ?? false
    }
  }
}

/// What a column must show.
private enum Condition: Equatable, Sendable {
  case contains(String)
  case below(Double)
  case above(Double)

  /// Reads `text`, `<number` or `>number`; `nil` where it is none of them yet.
  init?(_ value: Substring) {
    switch value.first {
    case nil: return nil
    case "<", ">":
      guard let limit = Double(value.dropFirst()) else { return nil }
      self = value.first == "<" ? .below(limit) : .above(limit)
    default: self = .contains(String(value))
    }
  }
}

extension RegionColumn {
  /// The column of a name as its heading or the help has it; `nil` where there is none.
  fileprivate init?(name: Substring) {
    guard let column = Self.names[String(name)] else { return nil }
    self = column
  }

  private static let names: [String: RegionColumn] = [
    "#": .rank, "rank": .rank, "region": .region, "ms": .latency, "udp": .udp, "tcp": .tcp,
    "tls": .tls, "p95": .p95, "jit": .jitter, "loss": .loss, "answer": .answer, "relay": .answer,
    "address": .address, "software": .software, "note": .note,
  ]

  /// What the column shows of a region, where that is words.
  fileprivate func words(of row: RegionRow) -> DisplayText {
    let cells = RegionCells(row: row, isSelected: false, isBest: false, glyphs: .ascii)
    switch self {
    case .rank: return row.snapshot.rank.map { "\($0)" } ?? .empty
    case .history: return .empty
    default: return cells.text(self, width: .max).text
    }
  }

  /// The number the column shows of a region; `nil` where it has none.
  fileprivate func number(of row: RegionRow) -> Double? {
    switch sortValue(of: row) {
    case .number(let number): number
    case .place(let rank, _): Double(rank)
    case .text, nil: nil
    }
  }
}

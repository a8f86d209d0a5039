import RelayKit

/// Which rows of a table the person wants to see, as typed.
///
/// ```
/// us_ !central      it is named with "us_", and not with "central"
/// relay:no          what the column shows contains "no"
/// udp:<50 loss:>0   the column's number is less than 50, and that of the other more than 0
/// ```
/// - Terms are parted by spaces, and a row must meet all of them.
/// - Case does not matter. A number that is not known meets no comparison, and so meets `!udp:<50`.
/// - A term still being typed, such as `!` or `udp:<`, hides nothing.
struct RowFilter<Column: TableColumn>: Equatable, Sendable {
  private let terms: [Term<Column>]

  init(_ text: String) {
    terms = text.lowercased().split(separator: " ").compactMap { Term($0) }
  }

  func admits(_ row: Column.Row) -> Bool {
    terms.allSatisfy { $0.admits(row) }
  }
}

/// One word of a filter.
private struct Term<Column: TableColumn>: Equatable, Sendable {
  /// `nil`: wherever a row is named.
  private var column: Column?
  private var condition: Condition
  private var isInverse: Bool

  /// Reads a word; `nil` where it is not whole yet, and so means nothing.
  init?(_ word: Substring) {
    isInverse = word.hasPrefix("!")
    var value = isInverse ? word.dropFirst() : word
    if let colon = value.firstIndex(of: ":"), let named = Column.names[String(value[..<colon])] {
      column = named
      value = value[value.index(after: colon)...]
    }
    guard let condition = Condition(value) else { return nil }
    self.condition = condition
  }

  func admits(_ row: Column.Row) -> Bool {
    holds(for: row) != isInverse
  }

  private func holds(for row: Column.Row) -> Bool {
    switch condition {
    case .contains(let text): words(of: row).text.lowercased().contains(text)
    case .below(let limit): number(of: row).map { $0 < limit } ?? false
    case .above(let limit): number(of: row).map { $0 > limit } ?? false
    }
  }

  private func words(of row: Column.Row) -> DisplayText {
    column.map { $0.words(of: row) } ?? Column.plainWords(of: row)
  }

  /// The number the column shows of a row; `nil` where it has none.
  private func number(of row: Column.Row) -> Double? {
    switch column?.sortValue(of: row) {
    case .number(let number): number
    case .place(let rank, _): Double(rank)
    case .text, nil: nil
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

import RelayKit

/// A column of a table whose rows the person sorts, filters and selects.
protocol TableColumn: Hashable, Sendable, CaseIterable {
  associatedtype Row: Equatable, Identifiable, Sendable where Row.ID: Sendable

  /// What the rows are ordered by while nobody has chosen otherwise.
  static var natural: Self { get }
  /// Columns by the words that filters and settings name them with.
  static var names: [String: Self] { get }
  /// What a word of a filter that names no column is looked for in.
  static func plainWords(of row: Row) -> DisplayText

  /// Whether it stays however little the person wants to see.
  var isRequired: Bool { get }
  /// Whether rows can be ordered by it.
  var isSortable: Bool { get }
  /// The value a row is ordered by; `nil` where it is not known.
  func sortValue(of row: Row) -> SortValue?
  /// What it shows of a row, where that is words or numbers.
  func words(of row: Row) -> DisplayText
}

/// What rows are ordered by.
enum SortValue: Comparable {
  case number(Double)
  /// A rank, and within it the best region first.
  case place(Int, isBehind: Int)
  case text(String)

  /// `nil` where there is no duration.
  init?(_ duration: Duration?) {
    guard let duration else { return nil }
    self = .number(duration.milliseconds)
  }

  /// `nil` where there are no words.
  init?(words: DisplayText?) {
    guard let words, !words.isEmpty else { return nil }
    self = .text(words.text)
  }
}

/// By which column the rows of a table stand, and which way round.
struct SortOrder<Column: TableColumn>: Equatable, Sendable {
  var column = Column.natural
  var isReversed = false

  /// Whether it is that of who has not chosen one.
  var isNatural: Bool { self == SortOrder() }

  /// Orders rows that stand in the service's order; what is unknown comes last either way, and equals keep the service's order.
  func sorted(_ rows: [Column.Row]) -> [Column.Row] {
    let values = rows.map(column.sortValue)
    return rows.indices.sorted { left, right in
      switch (values[left], values[right]) {
      case (let a?, let b?) where a != b: isReversed ? b < a : a < b
      case (.some, nil): true
      case (nil, .some): false
      default: left < right
      }
    }.map { rows[$0] }
  }

  /// The next of the columns on the screen, from its natural end.
  mutating func advance(through columns: [Column]) {
    let sortable = columns.filter(\.isSortable)
    guard !sortable.isEmpty else { return }
    let next = sortable.firstIndex(of: column).map { ($0 + 1) % sortable.count } ?? 0
    self = SortOrder(column: sortable[next])
  }

  /// The column at a place on the screen, counted from 1, from its natural end; from the other one
  /// where it is that column already.
  mutating func choose(place: Int, of columns: [Column]) {
    guard columns.indices.contains(place - 1) else { return }
    let wanted = columns[place - 1]
    guard wanted.isSortable else { return }
    self = SortOrder(column: wanted, isReversed: wanted == column && !isReversed)
  }
}

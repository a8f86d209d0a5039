/// By which column the regions stand, and which way round.
struct SortOrder: Equatable, Sendable {
  var column: RegionColumn = .rank
  var isReversed = false

  /// Orders rows that stand in the service's order; what is unknown comes last either way, and equals keep the service's order.
  func sorted(_ rows: [RegionRow]) -> [RegionRow] {
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
  mutating func advance(through columns: [RegionColumn]) {
    let sortable = columns.filter(\.isSortable)
    guard !sortable.isEmpty else { return }
    let next = sortable.firstIndex(of: column).map { ($0 + 1) % sortable.count } ?? 0
    self = SortOrder(column: sortable[next])
  }
}

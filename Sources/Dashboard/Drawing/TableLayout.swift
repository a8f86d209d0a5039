import RelayKit

/// A column of a table, as data.
package struct Column<ID: Hashable & Sendable>: Sendable {
  package var id: ID
  var title: DisplayText
  var alignment: Alignment = .left
  /// Blank cells before it.
  var gap = 2
  /// What it needs at least, what it takes where there is room, and up to what it takes leftovers.
  var widths: (least: Int, ideal: Int, most: Int)
  /// Columns of priority 0 never go; the others are given up from the highest number down.
  var priority = 0

  init(
    _ id: ID, _ title: DisplayText, _ alignment: Alignment = .left, gap: Int = 2, width: Int,
    ideal: Int? = nil, most: Int? = nil, priority: Int = 0
  ) {
    self.id = id
    self.title = title
    self.alignment = alignment
    self.gap = gap
    widths = (width, ideal ?? width, most ?? ideal ?? width)
    self.priority = priority
  }
}

/// Which columns of a table a width has room for, and where they stand.
package struct TableLayout<ID: Hashable & Sendable>: Sendable {
  /// A column with its place.
  package struct Placed: Sendable {
    package var column: Column<ID>
    /// From the table's left edge.
    package var offset: Int
    package var width: Int
  }

  package private(set) var columns: [Placed] = []

  /// - Parameters:
  ///   - columns: in the order they stand in.
  ///   - width: of the table; where it is less than priority 0 needs, the rightmost are clipped.
  init(_ columns: [Column<ID>], width: Int) {
    let widths = Self.widths(columns, width)
    var offset = 0
    for column in columns {
      guard let wanted = widths[column.id], offset + column.gap < width else { continue }
      offset += column.gap
      let given = min(wanted, width - offset)
      self.columns.append(Placed(column: column, offset: offset, width: given))
      offset += given
    }
  }

  /// First the least of what never goes, then each column by priority grown to its ideal, as long
  /// as there is room; what is left over goes to those that take it.
  private static func widths(_ columns: [Column<ID>], _ width: Int) -> [ID: Int] {
    let fixed = columns.filter { $0.priority == 0 }
    let byPriority = columns.sorted { $0.priority < $1.priority }
    var widths = Dictionary(uniqueKeysWithValues: fixed.map { ($0.id, $0.widths.least) })
    var room = width - fixed.reduce(0) { $0 + $1.gap + $1.widths.least }
    for column in byPriority {
      if widths[column.id] == nil {
        guard column.gap + column.widths.least <= room else { break }
        widths[column.id] = column.widths.least
        room -= column.gap + column.widths.least
      }
      room -= grow(column, to: column.widths.ideal, within: room, &widths)
    }
    for column in byPriority {
      room -= grow(column, to: column.widths.most, within: room, &widths)
    }
    return widths
  }

  /// Widens a column that is there and returns by how much.
  private static func grow(
    _ column: Column<ID>, to width: Int, within room: Int, _ widths: inout [ID: Int]
  ) -> Int {
    guard let now = widths[column.id] else { return 0 }
    let growth = max(min(width - now, room), 0)
    widths[column.id] = now + growth
    return growth
  }
}

extension TableLayout.Placed {
  /// The column's place in a row of the table.
  func cell(in row: Rect) -> Rect {
    Rect(column: row.column + offset, row: row.row, columns: width, rows: min(row.rows, 1))
  }
}

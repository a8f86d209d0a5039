/// How many columns and rows a screen has.
package struct Size: Equatable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A cell's place, counted from the upper left corner at 0, 0.
package struct Position: Equatable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A part of the screen; never of negative extent.
package struct Rect: Equatable, Sendable {
  package var column: Int
  package var row: Int
  package private(set) var columns: Int
  package private(set) var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
  }

  /// The whole of a screen.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The column after the last.
  package var endColumn: Int { column + columns }

  /// The row after the last.
  package var endRow: Int { row + rows }

  package func contains(_ position: Position) -> Bool {
    (column..<endColumn).contains(position.column) && (row..<endRow).contains(position.row)
  }

  /// Takes rows from the top and leaves the rest; takes fewer where there are no more.
  package mutating func takeTop(_ count: Int) -> Rect {
    let taken = min(max(count, 0), rows)
    defer {
      row += taken
      rows -= taken
    }
    return Rect(column: column, row: row, columns: columns, rows: taken)
  }

  /// Takes rows from the bottom and leaves the rest; takes fewer where there are no more.
  package mutating func takeBottom(_ count: Int) -> Rect {
    let taken = min(max(count, 0), rows)
    rows -= taken
    return Rect(column: column, row: row + rows, columns: columns, rows: taken)
  }

  /// Takes columns from the right and leaves the rest; takes fewer where there are no more.
  package mutating func takeRight(_ count: Int) -> Rect {
    let taken = min(max(count, 0), columns)
    columns -= taken
    return Rect(column: column + columns, row: row, columns: taken, rows: rows)
  }
}

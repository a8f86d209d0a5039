import RelayKit

/// A picture of the screen: a grid of cells that only `DisplayText` can be put into.
///
/// Whatever would stand outside is clipped; nothing here fails for want of room.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row from the upper left corner.
  package private(set) var cells: [Cell]
  /// Where the hardware cursor rests: on the selected row, or in the text being typed.
  ///
  /// Screen readers follow it. `nil` leaves it in the upper left corner.
  package var cursor: Position?
  /// Whether the cursor is shown, as it is where text is being typed.
  package var showsCursor = false

  package init(size: Size) {
    self.size = Size(columns: max(size.columns, 0), rows: max(size.rows, 0))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The cell at a position; blank outside the frame.
  package subscript(position: Position) -> Cell {
    index(of: position).map { cells[$0] } ?? .blank
  }

  /// Puts text from a position to the right and returns how many cells it took.
  ///
  /// At most `limit` cells are used, and none beyond the frame; what does not fit is cut, and
  /// the cut is shown as `~`.
  @discardableResult
  package mutating func put(
    _ text: DisplayText, at position: Position, style: TextStyle = .plain, limit: Int? = nil
  ) -> Int {
    guard index(of: position) != nil else { return 0 }
    let room = min(limit ?? .max, size.columns - position.column)
    var column = position.column
    for cell in DisplayWidth.cells(of: text.text, limit: room) {
      set(cell.text, at: Position(column: column, row: position.row), cell.width, style)
      column += cell.width
    }
    return column - position.column
  }

  /// Makes every cell of a part blank.
  package mutating func clear(_ rect: Rect) {
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        set(" ", at: Position(column: column, row: row), 1, .plain)
      }
    }
  }

  /// The rows as lines, without the spaces at their ends.
  package var text: String {
    (0..<size.rows).map { row in
      let line = cells[(row * size.columns)..<((row + 1) * size.columns)].map(\.text).joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private func index(of position: Position) -> Int? {
    guard (0..<size.columns).contains(position.column), (0..<size.rows).contains(position.row)
    else { return nil }
    return position.row * size.columns + position.column
  }

  private mutating func set(
    _ text: String, at position: Position, _ width: Int, _ style: TextStyle
  ) {
    for offset in 0..<width {
      let place = Position(column: position.column + offset, row: position.row)
      guard let index = index(of: place) else { return }
      blankPartner(of: index, in: place)
      cells[index] = Cell(offset == 0 ? text : "", style: style)
    }
  }

  /// Blanks the other half of a wide character that is about to lose one of its cells.
  private mutating func blankPartner(of index: Int, in position: Position) {
    if cells[index].text.isEmpty, position.column > 0 { cells[index - 1].text = " " }
    if position.column + 1 < size.columns, cells[index + 1].text.isEmpty {
      cells[index + 1].text = " "
    }
  }
}

extension Frame {
  /// The frame for a terminal that shows ASCII alone: whatever else there is becomes `?`.
  var inASCII: Frame {
    var plain = self
    for index in cells.indices where !cells[index].text.utf8.allSatisfy({ $0 < 0x80 }) {
      plain.cells[index].text = "?"
    }
    // The right halves of what was wide.
    for index in cells.indices where cells[index].text.isEmpty { plain.cells[index].text = " " }
    return plain
  }

  /// The frame with a `*` in each of these cells, which are given by their index.
  func overwritten(at places: [Int]) -> Frame {
    var frame = self
    for index in places { frame.cells[index].text = "*" }
    return frame
  }
}

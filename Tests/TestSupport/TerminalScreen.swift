/// A terminal's screen as the bytes that came make it, by the control sequences of xterm.
package struct TerminalScreen: Equatable, Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  package internal(set) var cells: [[TerminalCell]]
  package internal(set) var cursor = Position()
  /// The private modes that are on: 25 shows the cursor, 1049 is the alternate screen.
  package internal(set) var modes = standardModes
  /// Sequences that mean nothing here, and control characters.
  package internal(set) var unknown: [String] = []
  /// How often the whole screen was erased.
  package internal(set) var clearCount = 0

  /// The modes of a terminal that nobody has changed: it wraps, and shows its cursor.
  package static let standardModes: Set<Int> = [7, 25]

  package struct Position: Equatable, Sendable {
    package var column = 0
    package var row = 0
  }

  var rendition = TerminalCell.Rendition()
  /// The rows that scroll.
  var margins: ClosedRange<Int>
  var savedCursor = Position()
  var parser = Parser()
  private var primary: [[TerminalCell]]?
  private var lastScalar: Unicode.Scalar = " "
  /// Whether the last column has been written and the next character begins a line.
  private var isWrapPending = false

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
    margins = 0...(rows - 1)
  }

  /// The lines without the blanks at their ends.
  package var lines: [String] {
    cells.map { row in
      let line = row.map(\.text).joined()
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
  }

  /// The cells as an eye sees them: of a blank nothing but background, line and reversal.
  package var looks: [[TerminalCell]] {
    cells.map { row in row.map(\.look) }
  }

  package var text: String { lines.joined(separator: "\n") }

  /// Becomes another size; what has room stays at the top left.
  package mutating func resize(columns: Int, rows: Int) {
    let old = cells
    cells = Self.blank(columns, rows)
    for row in 0..<min(rows, self.rows) {
      for column in 0..<min(columns, self.columns) { cells[row][column] = old[row][column] }
    }
    (self.columns, self.rows, margins) = (columns, rows, 0...(rows - 1))
    if primary != nil { primary = Self.blank(columns, rows) }
    move(to: cursor)
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    let width = scalar.cells
    guard width > 0 else {
      return cells[cursor.row][max(cursor.column - 1, 0)].text.unicodeScalars.append(scalar)
    }
    if isWrapPending || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    lastScalar = scalar
    for offset in 0..<min(width, columns) {
      cells[cursor.row][cursor.column + offset] = TerminalCell(
        text: offset == 0 ? String(scalar) : "", rendition: rendition)
    }
    cursor.column += width
    isWrapPending = cursor.column >= columns
    cursor.column = min(cursor.column, columns - 1)
  }

  mutating func repeatLast(_ count: Int) {
    for _ in 0..<count { put(lastScalar) }
  }

  mutating func move(to place: Position) {
    cursor.column = min(max(place.column, 0), columns - 1)
    cursor.row = min(max(place.row, 0), rows - 1)
    isWrapPending = false
  }

  mutating func move(columns: Int = 0, rows: Int = 0) {
    move(to: Position(column: cursor.column + columns, row: cursor.row + rows))
  }

  mutating func lineFeed() {
    isWrapPending = false
    if cursor.row == margins.upperBound {
      scroll(by: 1, from: margins.lowerBound)
    } else {
      move(rows: 1)
    }
  }

  mutating func reverseLineFeed() {
    if cursor.row == margins.lowerBound {
      scroll(by: -1, from: margins.lowerBound)
    } else {
      move(rows: -1)
    }
  }

  /// Moves the lines from `top` to the lower margin up, or down by a negative count.
  mutating func scroll(by count: Int, from top: Int) {
    let range = top...max(top, margins.upperBound)
    let count = min(max(count, -range.count), range.count)
    let blanks = Self.blank(columns, abs(count), rendition)
    let kept = Array(count > 0 ? cells[range].dropFirst(count) : cells[range].dropLast(-count))
    cells.replaceSubrange(range, with: count > 0 ? kept + blanks : blanks + kept)
  }

  mutating func erase(row: Int, _ range: Range<Int>) {
    for column in range.clamped(to: 0..<columns) {
      cells[row][column] = blankCell
    }
  }

  var blankCell: TerminalCell {
    TerminalCell(rendition: .init(background: rendition.background))
  }

  /// Turns a private mode on or off.
  mutating func set(mode: Int, _ isOn: Bool) {
    guard isOn != modes.contains(mode) else { return }
    modes.formSymmetricDifference([mode])
    guard mode == 1049 else { return }
    swapScreens(isOn)
  }

  private mutating func swapScreens(_ toAlternate: Bool) {
    if toAlternate {
      (primary, savedCursor) = (cells, cursor)
      cells = Self.blank(columns, rows)
    } else {
      cells = primary ?? cells
      primary = nil
      move(to: savedCursor)
    }
  }

  private static func blank(
    _ columns: Int, _ rows: Int, _ rendition: TerminalCell.Rendition = .init()
  ) -> [[TerminalCell]] {
    let cell = TerminalCell(rendition: .init(background: rendition.background))
    return Array(repeating: Array(repeating: cell, count: columns), count: rows)
  }
}

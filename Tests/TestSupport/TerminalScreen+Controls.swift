extension TerminalScreen {
  /// Does what `CSI parameters final` says; false where that means nothing here.
  mutating func obey(_ parameters: String, _ final: Character) -> Bool {
    if final == "m" {
      rendition.take(parameters)
      return true
    }
    if parameters.hasPrefix("?") {
      guard "hl".contains(final) else { return false }
      for mode in Self.numbers(parameters.dropFirst()) { set(mode: mode, final == "h") }
      return true
    }
    guard let control = Self.controls[final] else { return false }
    control(&self, Self.numbers(parameters[...]))
    return true
  }

  private static func numbers(_ parameters: Substring) -> [Int] {
    parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  private typealias Control = @Sendable (inout TerminalScreen, [Int]) -> Void

  /// ECMA-48 §8.3, by the final character.
  private static let controls: [Character: Control] = [
    "A": { $0.move(rows: -$1.count(at: 0)) },
    "B": { $0.move(rows: $1.count(at: 0)) },
    "C": { $0.move(columns: $1.count(at: 0)) },
    "D": { $0.move(columns: -$1.count(at: 0)) },
    "G": { $0.move(to: Position(column: $1.count(at: 0) - 1, row: $0.cursor.row)) },
    "H": { $0.move(to: Position(column: $1.count(at: 1) - 1, row: $1.count(at: 0) - 1)) },
    "d": { $0.move(to: Position(column: $0.cursor.column, row: $1.count(at: 0) - 1)) },
    "J": { $0.eraseScreen($1.first ?? 0) },
    "K": { $0.eraseLine($1.first ?? 0) },
    "X": { $0.erase(row: $0.cursor.row, $0.cursor.column..<($0.cursor.column + $1.count(at: 0))) },
    "P": { $0.shift(left: $1.count(at: 0)) },
    "@": { $0.shift(right: $1.count(at: 0)) },
    "L": { $0.scroll(by: -$1.count(at: 0), from: $0.cursor.row) },
    "M": { $0.scroll(by: $1.count(at: 0), from: $0.cursor.row) },
    "S": { $0.scroll(by: $1.count(at: 0), from: $0.margins.lowerBound) },
    "T": { $0.scroll(by: -$1.count(at: 0), from: $0.margins.lowerBound) },
    "b": { $0.repeatLast($1.count(at: 0)) },
    "r": { $0.setMargins($1) },
    // Insert mode off, and the window's title on a stack.
    "l": { _, _ in }, "h": { _, _ in }, "t": { _, _ in },
  ]

  private mutating func setMargins(_ parameters: [Int]) {
    let top = min(parameters.count(at: 0) - 1, rows - 1)
    let bottom = parameters.count > 1 && parameters[1] > 0 ? parameters[1] - 1 : rows - 1
    margins = top...min(max(top, bottom), rows - 1)
    move(to: Position())
  }

  private mutating func eraseScreen(_ part: Int) {
    if part == 2 || part == 0 && cursor == Position() { clearCount += 1 }
    let full = 0..<columns
    switch part {
    case 0:
      eraseLine(0)
      for row in (cursor.row + 1)..<max(rows, cursor.row + 1) { erase(row: row, full) }
    case 1:
      for row in 0..<cursor.row { erase(row: row, full) }
      eraseLine(1)
    default: for row in 0..<rows { erase(row: row, full) }
    }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: erase(row: cursor.row, cursor.column..<columns)
    case 1: erase(row: cursor.row, 0..<(cursor.column + 1))
    default: erase(row: cursor.row, 0..<columns)
    }
  }

  private mutating func shift(left count: Int) {
    let count = min(count, columns - cursor.column)
    cells[cursor.row].removeSubrange(cursor.column..<(cursor.column + count))
    cells[cursor.row] += Array(repeating: blankCell, count: count)
  }

  private mutating func shift(right count: Int) {
    let count = min(count, columns - cursor.column)
    cells[cursor.row].removeLast(count)
    cells[cursor.row].insert(
      contentsOf: Array(repeating: blankCell, count: count), at: cursor.column)
  }
}

extension [Int] {
  /// The parameter at a place, which is 1 where it is 0 or left out.
  fileprivate func count(at index: Int) -> Int {
    index < count && self[index] > 0 ? self[index] : 1
  }
}

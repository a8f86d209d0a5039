/// At which end of its place a text stands.
package enum Alignment: Sendable {
  case left, right
}

extension DisplayText {
  /// How many cells the text takes.
  package var width: Int { DisplayWidth.width(of: text) }

  /// So many blank cells; none where `count` is negative.
  package static func spaces(_ count: Int) -> DisplayText {
    DisplayText(sanitizing: String(repeating: " ", count: max(count, 0)), limit: .max)
  }

  /// The text in at least so many cells, filled up with spaces at its other end.
  package func padded(to columns: Int, _ alignment: Alignment = .left) -> DisplayText {
    let spaces = Self.spaces(columns - width)
    return alignment == .left ? self + spaces : spaces + self
  }

  /// The text in at most so many cells, cut with `~` where it is longer.
  package func cut(to columns: Int) -> DisplayText {
    let cells = DisplayWidth.cells(of: text, limit: columns)
    return DisplayText(sanitizing: cells.map(\.text).joined(), limit: .max)
  }
}

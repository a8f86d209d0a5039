import RelayKit

extension TableLayout {
  /// Draws the titles of the columns, without those that their column has no room for.
  func drawTitles(style: TextStyle, in rect: Rect, of frame: inout Frame) {
    for placed in columns where placed.column.title.width <= placed.width {
      frame.put(
        StyledText(placed.column.title, style), in: placed.cell(in: rect),
        alignment: placed.column.alignment)
    }
  }

  /// How far from the right edge of a table each column begins, its heading's mark included.
  func edges(inWidth width: Int) -> [Int] {
    columns.map { width - $0.offset + min($0.column.gap, 1) }
  }
}

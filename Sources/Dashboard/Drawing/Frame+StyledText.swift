import RelayKit

extension Frame {
  /// Puts text into the first row of a part, cut with `~` where it is longer.
  mutating func put(_ text: StyledText, in rect: Rect, alignment: Alignment = .left) {
    guard !rect.isEmpty else { return }
    let slack = alignment == .right ? max(rect.columns - text.width, 0) : 0
    var column = rect.column + slack
    for (index, run) in text.runs.enumerated() where column < rect.endColumn {
      // One more character where more follows: a run that just fits must show the cut too.
      let isLast = index == text.runs.count - 1
      column += put(
        isLast ? run.text : run.text + overflow(run, at: column, in: rect),
        at: Position(column: column, row: rect.row), style: run.style,
        limit: rect.endColumn - column)
    }
  }

  /// Gives every cell of a part's first row a style, whatever stands there.
  mutating func fill(_ rect: Rect, style: TextStyle) {
    for column in rect.column..<max(rect.endColumn, rect.column) {
      put(" ", at: Position(column: column, row: rect.row), style: style)
    }
  }

  private func overflow(_ run: StyledText.Run, at column: Int, in rect: Rect) -> DisplayText {
    column + run.text.width == rect.endColumn ? "~" : .empty
  }
}

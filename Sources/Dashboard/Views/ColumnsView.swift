import RelayKit

/// A column that may be hidden.
struct ColumnChoice: Equatable {
  let name: DisplayText
  let isWanted: Bool
  /// Whether there is room for it.
  let isOnScreen: Bool

  /// What becomes of it.
  fileprivate var state: StyledText {
    if !isWanted { return StyledText("hidden", .muted) }
    return isOnScreen ? StyledText("shown") : StyledText("shown on a wider screen", .muted)
  }
}

/// The columns of a table, to show and to hide.
struct ColumnsView {
  let choices: [ColumnChoice]
  let selected: Int

  /// See `ChoiceList`.
  var leastColumns = 0

  func draw(in place: Rect, of frame: inout Frame) {
    ChoiceList(
      title: "columns",
      rows: choices.map { (StyledText($0.name), $0.state) }, selected: selected,
      leastColumns: leastColumns
    ).draw(in: place, of: &frame)
  }
}

/// The themes there are; the one that is looked at is drawn with.
struct ThemesView {
  let names: [String]
  let selected: String
  /// See `ChoiceList`.
  var leastColumns = 0

  func draw(in place: Rect, of frame: inout Frame) {
    ChoiceList(
      title: "themes", rows: names.map { (StyledText(DisplayText(sanitizing: $0)), .empty) },
      selected: names.firstIndex(of: selected) ?? 0, leastColumns: leastColumns
    ).draw(in: place, of: &frame)
  }
}

/// A list to choose from, over the right edge of its place, so that what the choice changes is
/// seen beside it.
struct ChoiceList {
  let title: DisplayText
  let rows: [(name: StyledText, state: StyledText)]
  let selected: Int
  /// The width of what it covers whole, so that nothing of that is seen cut.
  let leastColumns: Int

  func draw(in place: Rect, of frame: inout Frame) {
    var above = place
    _ = above.takeTop(3)
    var column = above.takeRight(min(max(width + 3, leastColumns + 2), place.columns))
    frame.clear(column)
    var rest = column.takeRight(column.columns - 2)
    let heading = rest.takeTop(1)
    frame.fill(heading, style: .columnHeading)
    frame.put(StyledText(title, TextStyle(.heading, bold: true, underline: true)), in: heading)
    let first = max(min(selected - rest.rows / 2, rows.count - rest.rows), 0)
    for index in rows.indices.dropFirst(first) {
      let line = rest.takeTop(1)
      guard !line.isEmpty else { break }
      draw(index, in: line, of: &frame)
    }
  }

  private func draw(_ index: Int, in rect: Rect, of frame: inout Frame) {
    let isSelected = index == selected
    let style = isSelected ? TextStyle(.selection, bold: true) : .plain
    let name = rows[index].name.text.padded(to: nameWidth)
    frame.put(
      StyledText(isSelected ? "> " : "  ", style) + StyledText(name, style) + StyledText("  ")
        + rows[index].state, in: rect)
    if isSelected { frame.cursor = Position(column: rect.column, row: rect.row) }
  }

  private var nameWidth: Int { rows.map(\.name.width).max() ?? 0 }

  private var width: Int { nameWidth + 4 + (rows.map(\.state.width).max() ?? 0) }
}

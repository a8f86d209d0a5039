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
    return isOnScreen ? StyledText("shown") : StyledText("if wider", .muted)
  }
}

/// The columns of a table, to show and to hide.
struct ColumnsView {
  let choices: [ColumnChoice]
  let selected: Int

  /// See `ChoiceList`.
  var edges: [Int] = []

  func draw(in place: Rect, of frame: inout Frame) {
    list.draw(in: place, of: &frame)
  }

  var list: ChoiceList {
    ChoiceList(
      title: "columns",
      rows: choices.map { (StyledText($0.name), $0.state) }, selected: selected,
      edges: edges)
  }
}

/// The themes there are; the one that is looked at is drawn with.
struct ThemesView {
  let names: [String]
  let selected: String
  /// See `ChoiceList`.
  var edges: [Int] = []

  func draw(in place: Rect, of frame: inout Frame) {
    list.draw(in: place, of: &frame)
  }

  var list: ChoiceList {
    ChoiceList(
      title: "themes", rows: names.map { (StyledText(DisplayText(sanitizing: $0)), .empty) },
      selected: names.firstIndex(of: selected) ?? 0, edges: edges)
  }
}

/// A list to choose from, over the right edge of its place, so that what the choice changes is
/// seen beside it.
struct ChoiceList {
  let title: DisplayText
  let rows: [(name: StyledText, state: StyledText)]
  let selected: Int
  /// How far from the right edge it may begin so that nothing beneath is seen cut.
  let edges: [Int]

  func draw(in place: Rect, of frame: inout Frame) {
    var rest = column(in: place)
    frame.clear(rest)
    rest = rest.takeRight(rest.columns - 2)
    let heading = rest.takeTop(1)
    frame.fill(heading, style: .columnHeading)
    frame.put(StyledText(title, TextStyle(.heading, bold: true, underline: true)), in: heading)
    for (index, line) in lines(in: rest) { draw(index, in: line, of: &frame) }
  }

  /// Which choice is drawn at a place; `nil` where none is.
  func index(at position: Position, in place: Rect) -> Int? {
    var rest = column(in: place)
    rest = rest.takeRight(rest.columns - 2)
    _ = rest.takeTop(1)
    return lines(in: rest).first { $0.line.contains(position) }?.index
  }

  /// All that it covers.
  func column(in place: Rect) -> Rect {
    var above = place
    _ = above.takeTop(3)
    let least = width + 3
    return above.takeRight(min(edges.filter { $0 >= least }.min() ?? least, place.columns))
  }

  /// The choices that there is room for, the selected one among them, each with its place.
  private func lines(in list: Rect) -> [(index: Int, line: Rect)] {
    var rest = list
    let first = max(min(selected - list.rows / 2, rows.count - list.rows), 0)
    return rows.indices.dropFirst(first).prefix(list.rows).map { ($0, rest.takeTop(1)) }
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

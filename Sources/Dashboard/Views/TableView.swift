import RelayKit

/// What stands at a place of a table.
enum TableSpot: Equatable {
  /// The heading of a column, by its place on the screen, counted from 1.
  case heading(place: Int)
  /// A row, by its index among all that pass the filter.
  case row(Int)
}

/// A table of rows that the person sorts, filters and moves in.
struct TableView<Column: TableColumn> {
  let table: TableState<Column>
  let layout: TableLayout<Column>
  /// What stands in its place where it has no rows.
  let absence: DisplayText
  /// A column's title, where it is another than that of the layout.
  var title: (Column) -> DisplayText? = { _ in nil }
  /// What stands in a row's column of such a width.
  let cell: (_ row: Column.Row, _ isSelected: Bool, Column, _ width: Int) -> StyledText

  func draw(in rect: Rect, of frame: inout Frame) {
    let (heading, body) = Self.parts(of: rect)
    drawHeading(in: heading, of: &frame)
    guard !table.rows.isEmpty else { return drawAbsence(in: body, of: &frame) }
    let selected = table.selectedIndex
    for (index, line) in lines(in: body) {
      draw(table.rows[index], isSelected: index == selected, in: line, of: &frame)
    }
  }

  /// What is drawn at a place; `nil` where that is nothing to point at.
  func spot(at position: Position, in rect: Rect) -> TableSpot? {
    let (heading, body) = Self.parts(of: rect)
    if let index = layout.columns.firstIndex(where: {
      $0.heading(in: heading).contains(position)
    }) {
      return .heading(place: index + 1)
    }
    return lines(in: body).first { $0.line.contains(position) }.map { .row($0.index) }
  }

  private static func parts(of rect: Rect) -> (heading: Rect, body: Rect) {
    var rest = rect
    let heading = rest.takeTop(1)
    return (heading, rest)
  }

  /// The rows that there is room for, each with its place.
  private func lines(in body: Rect) -> [(index: Int, line: Rect)] {
    var rest = body
    return table.rows.indices.dropFirst(table.scroll).prefix(body.rows).map {
      ($0, rest.takeTop(1))
    }
  }

  private func drawHeading(in rect: Rect, of frame: inout Frame) {
    guard !rect.isEmpty else { return }
    frame.fill(rect, style: .columnHeading)
    for placed in layout.columns {
      let column = placed.column
      let isSorted = column.id == table.sort.column && !table.sort.isNatural
      let style = isSorted ? TextStyle(.accent, bold: true, underline: true) : .columnHeading
      let mark: DisplayText = !isSorted ? "" : table.sort.isReversed ? "-" : "+"
      let name = title(column.id) ?? column.title
      let text = column.alignment == .right ? mark + name : name + mark
      frame.put(
        StyledText(text, style), in: placed.heading(in: rect), alignment: column.alignment)
    }
  }

  private func drawAbsence(in rect: Rect, of frame: inout Frame) {
    let indented = Rect(
      column: rect.column + 5, row: rect.row, columns: rect.columns - 5, rows: rect.rows)
    frame.put(StyledText(absence, .muted), in: indented)
  }

  private func draw(
    _ row: Column.Row, isSelected: Bool, in rect: Rect, of frame: inout Frame
  ) {
    for placed in layout.columns {
      frame.put(
        cell(row, isSelected, placed.column.id, placed.width), in: placed.cell(in: rect),
        alignment: placed.column.alignment)
    }
    if isSelected { frame.cursor = Position(column: rect.column, row: rect.row) }
  }
}

extension TextStyle {
  /// The one underlined row that carries the structure.
  static let columnHeading = TextStyle(.heading, underline: true)
}

extension TableLayout.Placed {
  /// The place of the title: a column further left where the mark of the order goes.
  fileprivate func heading(in row: Rect) -> Rect {
    guard column.alignment == .right, column.gap > 0 else { return cell(in: row) }
    return Rect(
      column: row.column + offset - 1, row: row.row, columns: width + 1, rows: min(row.rows, 1))
  }
}

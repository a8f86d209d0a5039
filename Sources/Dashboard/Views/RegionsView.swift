import RelayKit

/// The table of the regions, one row each.
struct RegionsView {
  let rows: [RegionRow]
  /// The first row on the screen.
  let scroll: Int
  /// The row the keys act on.
  let selected: Int
  let best: Region?
  let sort: SortOrder
  /// What the regions must meet, for the word when none does.
  let filter: DisplayText
  let evidence: Evidence
  let glyphs: GlyphSet

  func draw(in rect: Rect, of frame: inout Frame) {
    let layout = RegionColumn.layout(width: rect.columns)
    var rest = rect
    drawHeading(layout, in: rest.takeTop(1), of: &frame)
    guard !rows.isEmpty else { return drawNothing(in: rest, of: &frame) }
    for (index, row) in rows.enumerated().dropFirst(scroll) {
      let line = rest.takeTop(1)
      guard !line.isEmpty else { break }
      draw(row, isSelected: index == selected, layout, in: line, of: &frame)
    }
  }

  private func drawHeading(
    _ layout: TableLayout<RegionColumn>, in rect: Rect, of frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    frame.fill(rect, style: .columnHeading)
    for placed in layout.columns {
      let column = placed.column
      let isSorted = column.id == sort.column && sort != SortOrder()
      let style = isSorted ? TextStyle(.accent, bold: true, underline: true) : .columnHeading
      let mark: DisplayText = !isSorted ? "" : sort.isReversed ? "-" : "+"
      let name = column.id == .answer ? evidence.title : column.title
      let title = column.alignment == .right ? mark + name : name + mark
      frame.put(
        StyledText(title, style), in: placed.heading(in: rect), alignment: column.alignment)
    }
  }

  private func drawNothing(in rect: Rect, of frame: inout Frame) {
    let indented = Rect(
      column: rect.column + 5, row: rect.row, columns: rect.columns - 5, rows: rect.rows)
    let text: DisplayText =
      filter.isEmpty ? "no regions" : "no region meets \"\(filter)\"; esc shows all"
    frame.put(StyledText(text, .muted), in: indented)
  }

  private func draw(
    _ row: RegionRow, isSelected: Bool, _ layout: TableLayout<RegionColumn>, in rect: Rect,
    of frame: inout Frame
  ) {
    let cells = RegionCells(
      row: row, isSelected: isSelected, isBest: row.region == best, glyphs: glyphs)
    for placed in layout.columns {
      frame.put(
        cells.text(placed.column.id, width: placed.width), in: placed.cell(in: rect),
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
    return Rect(column: row.column + offset - 1, row: row.row, columns: width + 1, rows: 1)
  }
}

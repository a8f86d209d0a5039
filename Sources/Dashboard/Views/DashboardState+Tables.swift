import RelayKit

/// The two tables as they are drawn.
extension DashboardState {
  var regionsView: TableView<RegionColumn> {
    TableView(
      table: regionTable, layout: regionColumns, absence: absence(of: "region"),
      title: { [evidence = snapshot.evidence] in $0 == .answer ? evidence.title : nil },
      cell: { [marked, glyphs] row, isSelected, column, width in
        let look = RowLook(isSelected: isSelected, isMarked: marked.contains(row.region))
        return RegionCells(row: row, look: look, glyphs: glyphs).text(column, width: width)
      })
  }

  var serversView: TableView<ServerTableColumn> {
    TableView(
      table: serverTable, layout: serverColumns, absence: absence(of: "server"),
      title: { [evidence = snapshot.evidence] in $0 == .answer ? evidence.title : nil },
      cell: { [marked, glyphs] row, isSelected, column, width in
        let look = RowLook(isSelected: isSelected, isMarked: marked.contains(row.region.region))
        return ServerRowCells(row: row, look: look, glyphs: glyphs).text(column, width: width)
      })
  }

  /// Which key shows all rows again, after a semicolon; empty where none does.
  var showingAll: DisplayText {
    if case .filter = screen { return bindings.advice(.back, in: .filter, "shows all") }
    return bindings.advice(
      .back, in: screen.table == .regions ? .regions : .servers, "shows all")
  }

  private func absence(of noun: DisplayText) -> DisplayText {
    filter.isEmpty
      ? "no \(noun)s" : "no \(noun) meets \"\(filter.displayText)\"\(showingAll)"
  }
}

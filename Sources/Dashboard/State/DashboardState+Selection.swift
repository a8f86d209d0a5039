import RelayKit

extension DashboardState {
  /// The row of the region the keys act on; `nil` where none is shown.
  var selectedRow: RegionRow? {
    switch screen.table {
    case .regions: regionTable.selected
    case .servers: serverTable.selected?.region
    }
  }

  /// The server the keys act on: the selected one, or the one that speaks for the selected region.
  var selectedServer: ServerSnapshot? {
    if case .page(.transactions, _, _) = screen.beneath { return inspectedServer }
    if case .servers = screen.beneath { return serverTable.selected?.server }
    return selectedRow.flatMap { $0.figures.subject ?? $0.snapshot.servers.first }
  }

  /// Does something to the table that is being looked at.
  mutating func arrange(_ arrangement: Arrangement) {
    switch screen.table {
    case .regions:
      regionTable.apply(
        arrangement, columns: regionColumns.columns.map(\.column.id), at: snapshot.elapsed)
    case .servers:
      serverTable.apply(
        arrangement, columns: serverColumns.columns.map(\.column.id), at: snapshot.elapsed)
    }
  }

  /// The filter of the table that is being looked at.
  var filter: TextInput {
    get {
      switch screen.table {
      case .regions: regionTable.filter
      case .servers: serverTable.filter
      }
    }
    set {
      switch screen.table {
      case .regions: regionTable.filter = newValue
      case .servers: serverTable.filter = newValue
      }
    }
  }

  /// Brings rows and scroll positions up to date with all else.
  package mutating func settle() {
    guard !isSettled else { return }
    isSettled = true
    let (layout, awaitsFigures) = (layout, snapshot.awaitsFigures)
    regionTable.settle(
      allRows, room: layout.tableRows, at: snapshot.elapsed, awaitsFigures: awaitsFigures)
    if screen.table == .servers {
      serverTable.settle(
        ServerRow.rows(of: allRows), room: max(layout.body.rows - 1, 0), at: snapshot.elapsed,
        awaitsFigures: awaitsFigures)
    }
    settleGrounds()
    screen = settled(screen)
  }

  /// They cost a ranking, and are the same until the next snapshot.
  private mutating func settleGrounds() {
    guard case .page(.detail, _, _) = screen.beneath, let region = selectedRow?.region,
      grounds?.region != region
    else { return }
    grounds = Grounds(region: region, sentences: snapshot.grounds(of: region))
  }

  /// A page that another covers is left until it is seen again: how many lines it has costs all of
  /// its text.
  private func settled(_ screen: Screen) -> Screen {
    switch screen {
    case .regions, .servers, .filter, .page(_, scroll: 0, _): screen
    case .page(let page, let scroll, let below):
      .page(page, scroll: min(scroll, view(of: page, scroll: scroll).lastScroll), over: below)
    case .columns(let row, let below): .columns(row: row, over: settled(below))
    case .themes(let choosing, let below): .themes(choosing, over: settled(below))
    case .export(let dialog, let below): .export(dialog, over: settled(below))
    }
  }
}

extension Snapshot {
  /// Whether figures have begun anew, and a region that works has none yet.
  fileprivate var awaitsFigures: Bool {
    regions.contains { region in
      region.verdict.isUsable
        && region.servers.allSatisfy { $0.statistics.received + $0.statistics.lost == 0 }
    }
  }
}

extension DashboardState {
  /// Why a region has its rank, a sentence a line.
  struct Grounds: Equatable, Sendable {
    let region: Region
    let sentences: [DisplayText]
  }
}

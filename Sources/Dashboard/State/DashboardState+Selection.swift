import RelayKit

extension DashboardState {
  /// The regions that pass the filter, in the order of the screen.
  var rows: [RegionRow] {
    let wanted = filter.text.lowercased()
    let rows = RegionRow.rows(of: snapshot).filter { row in
      wanted.isEmpty || row.region.name.lowercased().contains(wanted)
    }
    return sort.sorted(rows)
  }

  /// Where the selected region stands; the first row where it is hidden or none was chosen.
  func selectedIndex(in rows: [RegionRow]) -> Int {
    rows.firstIndex { $0.region == chosen } ?? 0
  }

  /// Moves the selection, as far as there are rows.
  mutating func moveSelection(by distance: Int) {
    let rows = rows
    guard !rows.isEmpty else { return }
    let target = selectedIndex(in: rows) + distance
    chosen = rows[min(max(target, 0), rows.count - 1)].region
  }

  /// Brings the scroll positions back to where there is something to see.
  mutating func settle() {
    settleTable()
    screen = settled(screen)
  }

  /// The selected row is always on the screen, and no row stays empty while another is hidden.
  private mutating func settleTable() {
    let rows = rows
    let room = max(layout.tableRows, 1)
    let selected = selectedIndex(in: rows)
    scroll = min(max(scroll, selected - room + 1), selected)
    scroll = max(min(scroll, rows.count - room), 0)
  }

  private func settled(_ screen: Screen) -> Screen {
    switch screen {
    case .regions, .filter: screen
    case .servers(let scroll): .servers(scroll: min(scroll, serversView.lastScroll))
    case .help(let scroll, let below):
      .help(scroll: min(scroll, helpView.lastScroll), over: settled(below))
    case .export(let dialog, let below): .export(dialog, over: settled(below))
    }
  }
}

import RelayKit

extension DashboardState {
  /// Where the selected region stands; the first row where it is hidden or none was chosen.
  var selectedIndex: Int {
    rows.firstIndex { $0.region == chosen } ?? 0
  }

  /// The row the keys act on; `nil` where none is shown.
  var selectedRow: RegionRow? {
    rows.isEmpty ? nil : rows[selectedIndex]
  }

  /// Moves the selection, as far as there are rows.
  mutating func moveSelection(by distance: Int) {
    guard !rows.isEmpty else { return }
    let target = selectedIndex + distance
    chosen = rows[min(max(target, 0), rows.count - 1)].region
  }

  /// Brings rows and scroll positions up to date with all else.
  package mutating func settle() {
    guard !isSettled else { return }
    isSettled = true
    rows = sort.sorted(allRows.filter(RegionFilter(filter.text).admits))
    settleTable()
    settleGrounds()
    screen = settled(screen)
  }

  /// The selected row is always on the screen, and no row stays empty while another is hidden.
  private mutating func settleTable() {
    let room = max(layout.tableRows, 1)
    let selected = selectedIndex
    scroll = min(max(scroll, selected - room + 1), selected)
    scroll = max(min(scroll, rows.count - room), 0)
  }

  /// They cost a ranking, and are the same until the next snapshot.
  private mutating func settleGrounds() {
    guard case .servers = screen.beneath, let chosen, grounds?.region != chosen else { return }
    grounds = Grounds(region: chosen, sentences: snapshot.grounds(of: chosen))
  }

  private func settled(_ screen: Screen) -> Screen {
    switch screen {
    case .regions, .filter: screen
    case .servers(let scroll): .servers(scroll: min(scroll, serversView.lastScroll))
    case .messages(let scroll, let below):
      .messages(scroll: min(scroll, messagesView.lastScroll), over: settled(below))
    case .help(let scroll, let below):
      .help(scroll: min(scroll, helpView.lastScroll), over: settled(below))
    case .export(let dialog, let below): .export(dialog, over: settled(below))
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

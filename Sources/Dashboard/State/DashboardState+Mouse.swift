import RelayKit

/// What the mouse does, while the person wants it to.
extension DashboardState {
  /// Asks for the mouse or gives it back, and says how text is selected meanwhile.
  package mutating func setMouse(_ isOn: Bool) -> [Effect] {
    isMouseOn = isOn
    message = Message(
      text: isOn
        ? "mouse on: click, again to open; a heading sorts; Shift-drag selects text"
        : "mouse off: it selects text again")
    return [.mouse(isOn)]
  }

  mutating func toggleMouse() -> [Effect] {
    mouseChange = !isMouseOn
    return setMouse(!isMouseOn)
  }

  mutating func refuseMouse() {
    isMouseOn = false
    mouseChange = false
    message = Message(
      text: "no mouse: this terminal's description (TERM) has none", role: .warning)
  }

  /// Acts on what was last drawn, since that is what the person pointed at.
  mutating func take(_ report: MouseReport) -> [Effect] {
    guard isMouseOn, context != .tooSmall else { return [] }
    message = nil
    switch report {
    case .press(let position): return press(at: position)
    case .wheelUp: return turn(by: -Self.rowsPerNotch)
    case .wheelDown: return turn(by: Self.rowsPerNotch)
    }
  }

  private static let rowsPerNotch = 3

  private mutating func press(at position: Position) -> [Effect] {
    switch screen {
    case .regions, .servers, .filter:
      pressTable(at: position)
      return []
    case .columns(let row, let below):
      guard let index = columnsView(selected: row).list.index(at: position, in: layout.dialog)
      else { return [] }
      screen = .columns(row: index, over: below)
      return index == row ? accept() : []
    case .themes(let choosing, let below):
      guard let index = themesView(choosing).list.index(at: position, in: layout.dialog) else {
        return []
      }
      let name = themes.names[index]
      return name == choosing.name ? accept() : preview(name, over: below)
    case .page, .export: return []
    }
  }

  private mutating func pressTable(at position: Position) {
    switch tableSpot(at: position) {
    case .heading(let place): arrange(.sortBy(place: place))
    case .row(let index) where index == selectedIndex:
      if screen == .regions || screen == .servers { openDetail() }
    case .row(let index): arrange(.move(by: index - selectedIndex))
    case nil: break
    }
  }

  private func tableSpot(at position: Position) -> TableSpot? {
    switch screen.table {
    case .regions: regionsView.spot(at: position, in: layout.table)
    case .servers: serversView.spot(at: position, in: layout.body)
    }
  }

  private var selectedIndex: Int {
    switch screen.table {
    case .regions: regionTable.selectedIndex
    case .servers: serverTable.selectedIndex
    }
  }

  /// Scrolls a table or a page, and moves in a list of choices.
  private mutating func turn(by rows: Int) -> [Effect] {
    switch screen {
    case .regions, .servers, .filter:
      let room = screen.table == .regions ? layout.tableRows : layout.body.rows - 1
      arrange(.scroll(by: rows, room: room))
      return []
    case .page, .columns, .themes, .export: return move(by: rows)
    }
  }
}

import RelayKit

extension DashboardState {
  /// Where keys go just now.
  var context: KeyContext {
    if case .help = screen { return .help }
    if layout.isTooSmall { return .tooSmall }
    switch screen {
    case .regions: return .regions
    case .filter: return .filter
    case .servers: return .servers
    case .messages: return .messages
    case .help: return .help
    case .export(let dialog, _): return dialog.context
    }
  }

  mutating func press(_ key: Key) -> [Effect] {
    message = nil
    guard let action = bindings.action(for: key, in: context) else {
      edit { $0.edit(key) }
      return []
    }
    return perform(action)
  }

  /// Inserts into the text being typed; elsewhere pasted text does nothing.
  mutating func paste(_ text: String) {
    edit {
      $0.insert(text)
      return true
    }
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .moveDown: move(by: 1)
    case .moveUp: move(by: -1)
    case .pageDown: move(by: page)
    case .pageUp: move(by: -page)
    case .first: move(by: -Self.all)
    case .last: move(by: Self.all)
    case .open: openServers()
    case .back: goBack()
    case .sort: sort.advance(through: layout.columns.columns.map(\.column.id))
    case .reverseSort: sort.isReversed.toggle()
    case .filter: screen = .filter
    case .export: askForExport()
    case .messages: screen = .messages(scroll: 0, over: screen)
    case .help: toggleHelp()
    case .accept: return accept()
    case .overwrite: return writeExport(overwriting: true)
    case .pause: return togglePause()
    case .refetch: return refetch()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// More than any list is long.
  private static let all = 1_000_000

  private var page: Int {
    switch screen {
    case .regions, .filter, .export: max(layout.tableRows - 1, 1)
    case .servers: max(serversView.visibleLines - 1, 1)
    case .messages: max(messagesView.visibleLines - 1, 1)
    case .help: max(helpView.visibleLines - 1, 1)
    }
  }

  private mutating func move(by distance: Int) {
    switch screen {
    case .regions, .filter: moveSelection(by: distance)
    case .servers(let scroll): screen = .servers(scroll: max(scroll + distance, 0))
    case .messages(let scroll, let below):
      screen = .messages(scroll: max(scroll + distance, 0), over: below)
    case .help(let scroll, let below):
      screen = .help(scroll: max(scroll + distance, 0), over: below)
    case .export: break
    }
  }

  private mutating func openServers() {
    guard let selected else { return }
    chosen = selected
    screen = .servers(scroll: 0)
  }

  private mutating func goBack() {
    switch screen {
    case .regions: filter = .filter
    case .filter:
      filter = .filter
      screen = .regions
    case .servers: screen = .regions
    case .messages(_, let below), .help(_, let below): screen = below
    case .export(let dialog, let below): screen = dialog.left(to: below)
    }
  }

  private mutating func toggleHelp() {
    if case .help(_, let below) = screen {
      screen = below
    } else {
      screen = .help(scroll: 0, over: screen)
    }
  }

  private mutating func accept() -> [Effect] {
    guard case .filter = screen else { return writeExport(overwriting: false) }
    screen = .regions
    return []
  }

  private mutating func togglePause() -> [Effect] {
    isPaused.toggle()
    return [.monitor(isPaused ? .pause : .resume)]
  }

  private mutating func refetch() -> [Effect] {
    message = Message(text: "asking for all credentials again")
    return [.monitor(.refetch)]
  }
}

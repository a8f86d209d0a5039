import RelayKit

extension DashboardState {
  /// Where keys go just now.
  var context: KeyContext {
    if case .page(.help, _, _) = screen { return .help }
    if layout.isTooSmall { return .tooSmall }
    switch screen {
    case .regions: return .regions
    case .servers: return .servers
    case .filter: return .filter
    case .page(let page, _, _): return page.context
    case .columns: return .columns
    case .themes: return .themes
    case .export(let dialog, _): return dialog.context
    }
  }

  mutating func press(_ key: Key) -> [Effect] {
    message = nil
    guard let action = bindings.action(for: key, in: context) else {
      edit { $0.edit(key) }
      return []
    }
    if action == .reveal { return toggleCredentials() }
    if !action.isMove { revealed = nil }
    return look(action, by: key) ?? act(action)
  }

  /// Inserts into the text being typed; elsewhere pasted text does nothing.
  mutating func paste(_ text: String) {
    edit {
      $0.insert(text)
      return true
    }
  }

  /// Does what only changes the view and returns what it takes; `nil` for all other actions.
  private mutating func look(_ action: Action, by key: Key) -> [Effect]? {
    switch action {
    case .moveDown: return move(by: 1)
    case .moveUp: return move(by: -1)
    case .pageDown: return move(by: pageLength)
    case .pageUp: return move(by: -pageLength)
    case .first: return move(by: -Self.all)
    case .last: return move(by: Self.all)
    case .sort: arrange(.sortByNext)
    case .reverseSort: arrange(.reverseSort)
    case .sortByPlace: arrange(.sortBy(place: key.digit))
    case .filter: openFilter()
    case .editPath: changeExport { $0.focus = .path }
    case .measuredOnly: changeExport { $0.toggleMeasured() }
    case .relayOnly: changeExport { $0.toggleRelayOnly() }
    case .singleServer: changeExport { $0.toggleSingleServer() }
    case .splitRegions: changeExport { $0.toggleSplit() }
    case .previewDown: scrollPreview(by: 1)
    case .previewUp: scrollPreview(by: -1)
    case .open: openDetail()
    case .servers: openServers()
    case .compare: openComparison()
    case .network: open(.network)
    case .messages: open(.messages)
    case .transactions: inspect()
    case .settings: open(.settings)
    case .help: toggleHelp()
    case .columns: screen = .columns(row: 0, over: screen)
    case .mark: toggleMark()
    case .freeze: isFrozen.toggle()
    case .back: return goBack()
    default: return nil
    }
    return []
  }

  /// Does what reaches beyond the screen.
  private mutating func act(_ action: Action) -> [Effect] {
    switch action {
    case .themes: return chooseTheme()
    case .mouse: return toggleMouse()
    case .accept: return accept()
    case .completePath: return completePath(by: 1)
    case .completeBack: return completePath(by: -1)
    case .export: askForExport()
    case .overwrite: return writeExport(agreeingTo: [.replacing])
    case .makeFolder: return writeExport(agreeingTo: [.makingFolders])
    case .pause: return togglePause()
    case .refetch: return command(.refetch, saying: "asking for all credentials again")
    case .reset: return command(.reset, saying: "figures start anew")
    case .slower: return changeInterval(\.longer)
    case .faster: return changeInterval(\.shorter)
    case .copy: return copy()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .quitWithReport: return [.quitWithReport]
    default: break
    }
    return []
  }

  /// More than any list is long.
  private static let all = 1_000_000

  private var pageLength: Int {
    switch screen {
    case .export where context == .exportConsent: max((exportPane?.visibleLines ?? 0) - 1, 1)
    case .regions, .filter, .export: max(layout.tableRows - 1, 1)
    case .servers: max(layout.body.rows - 2, 1)
    case .page(let page, let scroll, _): max(view(of: page, scroll: scroll).visibleLines - 1, 1)
    case .columns, .themes: max(layout.body.rows / 2, 1)
    }
  }

  mutating func move(by distance: Int) -> [Effect] {
    switch screen {
    case .regions, .servers, .filter: arrange(.move(by: distance))
    case .page(let page, let scroll, let below):
      screen = .page(page, scroll: max(scroll + distance, 0), over: below)
    case .columns(let row, let below):
      screen = .columns(row: min(max(row + distance, 0), columnChoices.count - 1), over: below)
    case .themes(let choosing, let below):
      return preview(themes.name(from: choosing.name, by: distance), over: below)
    case .export: moveInExport(by: distance)
    }
    return []
  }

  mutating func openDetail() { open(.detail) }

  /// Shows a page, which is about the selected region where it is about one.
  private mutating func open(_ page: Page) {
    guard page != .detail || selected != nil else { return }
    if page == .detail { regionTable.chosen = selected }
    screen = .page(page, over: screen)
  }
}

extension Page {
  fileprivate var context: KeyContext {
    switch self {
    case .detail: .detail
    case .compare: .compare
    case .network: .network
    case .messages: .messages
    case .transactions: .transactions
    case .settings: .settings
    case .help: .help
    }
  }
}

extension Key {
  /// The number it types; 0 for every other key.
  fileprivate var digit: Int {
    if case .character(let character) = self { character.wholeNumberValue ?? 0 } else { 0 }
  }
}

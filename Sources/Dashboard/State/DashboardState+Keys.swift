import RelayKit

extension DashboardState {
  /// Where keys go just now.
  package var context: KeyContext {
    if case .page(.help, _, _) = screen { return .help }
    if layout.isTooSmall { return .tooSmall }
    return screen.context
  }

  mutating func press(_ key: Key) -> [Effect] {
    // What was said while the help covered its line is still to be read.
    if screen.beneathHelp == screen { message = nil }
    guard let action = bindings.action(for: key, in: context) else {
      edit { $0.edit(key) }
      return []
    }
    if action != .reveal, !action.isMove { revealed = nil }
    if let look = Self.looks[action] {
      look(&self, key)
      return []
    }
    return Self.deeds[action]?(&self) ?? []
  }

  /// Inserts into the text being typed; elsewhere pasted text does nothing.
  mutating func paste(_ text: String) {
    edit {
      $0.insert(text)
      return true
    }
  }

  var pageLength: Int {
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
}

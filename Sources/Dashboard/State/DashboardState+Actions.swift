import RelayKit

/// What keys do beyond moving about.
extension DashboardState {
  mutating func openServers() {
    if case .servers = screen { return screen = .regions }
    serverTable.chosen = regionTable.chosen.map { ServerRow.ID(region: $0, index: 0) }
    screen = .servers
  }

  mutating func openDetail() {
    guard let selected else { return sayNothingIsShown() }
    regionTable.chosen = selected
    open(.detail)
  }

  mutating func open(_ page: Page) {
    screen = screen.showing(page)
  }

  /// Says why there is no row to act on.
  mutating func sayNothingIsShown() {
    message = Message(
      text: filter.isEmpty ? "there is no row yet" : "no row passes the filter\(showingAll)",
      role: .warning)
  }

  /// Sorts by the column at a place on the screen, where there is one to sort by.
  mutating func sort(byPlace place: Int) {
    let columns =
      switch screen.table {
      case .regions: regionColumns.columns.map(\.column.id.isSortable)
      case .servers: serverColumns.columns.map(\.column.id.isSortable)
      }
    guard columns.indices.contains(place - 1) else {
      return message = Message(text: "there are only \(columns.count) columns to sort by")
    }
    guard columns[place - 1] else {
      return message = Message(text: "column \(place), the history, has no order to sort by")
    }
    arrange(.sortBy(place: place))
  }

  /// Has a filter typed for what is listed.
  mutating func openFilter() {
    if case .export = screen {
      changeExport { $0.focus = .filter }
    } else {
      screen = .filter(over: screen)
    }
  }

  mutating func goBack() -> [Effect] {
    switch screen {
    case .regions where filter.isEmpty:
      message = Message(
        text: "nothing to leave\(bindings.advice(.quit, in: .regions, "quits"))")
    case .regions: arrange(.showAll)
    case .servers where filter.isEmpty: screen = .regions
    case .servers: arrange(.showAll)
    case .filter(let below):
      arrange(.showAll)
      screen = below
    case .page(_, _, let below): screen = below
    case .columns(_, let below):
      screen = below
      return [.save(preferences)]
    case .themes(let choosing, let below): return leaveThemes(choosing, for: below)
    case .export(let dialog, let below): screen = dialog.left(to: below)
    }
    return []
  }

  mutating func toggleHelp() {
    if case .page(.help, _, let below) = screen {
      screen = below
    } else {
      screen = .page(.help, over: screen)
    }
  }

  /// What enter and space do where there is something to take or leave.
  mutating func accept() -> [Effect] {
    switch screen {
    case .filter(let below): screen = below
    case .export(let dialog, _) where dialog.focus == .filter:
      changeExport { $0.focus = .list }
    case .columns(let row, _): arrange(.toggleColumn(row))
    case .themes(_, let below): return keepTheme(for: below)
    default: return writeExport()
    }
    return []
  }

  mutating func togglePause() -> [Effect] {
    isPaused.toggle()
    return [.monitor(isPaused ? .pause : .resume)]
  }

  mutating func command(_ command: MonitorCommand, saying text: DisplayText) -> [Effect] {
    message = Message(text: text)
    return [.monitor(command)]
  }

  /// Measures at the next of the intervals on offer, where there is one.
  mutating func changeInterval(_ next: (ProbeInterval) -> ProbeInterval?) -> [Effect] {
    let now = ProbeInterval(wishedInterval ?? newest.interval)
    guard let interval = next(now)?.duration else {
      message = Message(text: "already as \(now.isLongest ? "rarely" : "often") as it goes")
      return []
    }
    wishedInterval = interval
    return command(
      .interval(interval), saying: "a sample every \(ProbeInterval(interval).displayText)")
  }

  /// Sends what the dialog would write, or else the URL of the selected server, to the terminal's
  /// clipboard.
  mutating func copy() -> [Effect] {
    if case .export = screen { return copyExport() }
    guard let row = selectedRow else {
      sayNothingIsShown()
      return []
    }
    guard let url = selectedServer?.url else {
      let yet: DisplayText = row.snapshot.fetch == .loading ? " yet" : ""
      message = Message(
        text: "\(row.region.displayName): there is no URL to copy\(yet)", role: .warning)
      return []
    }
    return [.copy(Clip(.url(url), Secret(url.text)))]
  }
}

extension Screen {
  /// With a page over it; where that page is among those it stands over, back at it, so that going to
  /// and fro heaps up nothing.
  fileprivate func showing(_ page: Page) -> Screen {
    backAt(page) ?? .page(page, over: self)
  }

  private func backAt(_ page: Page) -> Screen? {
    guard case .page(let shown, _, let below) = self else { return nil }
    return shown == page ? self : below.backAt(page)
  }
}

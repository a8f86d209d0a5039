import RelayKit

extension DashboardState {
  /// Draws the screen as it should look now.
  package func draw() -> Frame {
    var frame = Frame(size: size)
    drawScreen(in: &frame)
    return glyphs == .ascii ? frame.inASCII : frame
  }

  private func drawScreen(in frame: inout Frame) {
    if case .page(.help, let scroll, _) = screen {
      view(of: .help, scroll: scroll).draw(of: &frame)
      return FooterView(context: context, bindings: bindings, wordsNow: wordsNow).draw(
        in: layout.footer, of: &frame)
    }
    guard !layout.isTooSmall else {
      return TooSmallView(size: size, bindings: bindings).draw(in: Rect(size), of: &frame)
    }
    drawBody(of: screen, in: &frame)
    FooterView(context: context, bindings: bindings, wordsNow: wordsNow).draw(
      in: layout.footer, of: &frame)
  }

  private func drawBody(of screen: Screen, in frame: inout Frame) {
    switch screen {
    case .regions: drawRegions(in: &frame)
    case .servers: drawServers(in: &frame)
    case .filter(let below): drawBody(of: below, in: &frame)
    case .page(let page, let scroll, _): draw(page, from: scroll, in: &frame)
    case .columns(let row, let below):
      drawBody(of: below, in: &frame)
      draw(columnsView(selected: row).list, in: &frame)
    case .themes(let choosing, let below):
      drawBody(of: below, in: &frame)
      draw(themesView(choosing).list, in: &frame)
    case .export(_, let below):
      drawBody(of: below, in: &frame)
      exportView?.draw(in: layout.dialog, of: &frame)
    }
  }

  /// Draws a list to choose from; the servers beneath the table make room for it.
  private func draw(_ list: ChoiceList, in frame: inout Frame) {
    var servers = layout.servers
    if screen.beneath == .regions, !layout.isBeside {
      frame.clear(servers)
      _ = servers.takeRight(list.column(in: layout.dialog).columns)
      drawServersPane(in: servers, of: &frame)
    }
    list.draw(in: layout.dialog, of: &frame)
  }

  private func drawServersPane(in rect: Rect, of frame: inout Frame) {
    ServersPane(row: regionTable.selected, isBeside: layout.isBeside, glyphs: glyphs)
      .draw(in: rect, of: &frame)
  }

  private func drawRegions(in frame: inout Frame) {
    let layout = layout
    drawHeader(
      count: count(regionTable.rows.count, from: regionTable.scroll, room: layout.tableRows),
      in: &frame)
    let message = messageView
    let room = messageRoom
    drawServersPane(in: layout.servers(besides: message.rows(in: room)), of: &frame)
    regionsView.draw(in: layout.table, of: &frame)
    message.draw(in: room, of: &frame)
  }

  private func drawServers(in frame: inout Frame) {
    let rows = serverTable.rows.count
    drawHeader(
      count: .position(
        from: serverTable.scroll, room: layout.body.rows - 1, of: rows, "server", "servers"),
      in: &frame)
    serversView.draw(in: layout.body, of: &frame)
    drawMessage(in: &frame)
  }

  private func draw(_ page: Page, from scroll: Int, in frame: inout Frame) {
    let view = view(of: page, scroll: scroll)
    drawHeader(count: (view as? DetailView)?.position ?? .empty, in: &frame)
    view.draw(of: &frame)
    if page != .messages { drawMessage(in: &frame) }
  }

  /// Tells of no rows where the dialog of an export covers them.
  private func drawHeader(count: DisplayText, in frame: inout Frame) {
    HeaderView(
      snapshot: snapshot, isPaused: isPaused, isFrozen: isFrozen,
      count: isExporting ? .empty : count
    )
    .draw(in: layout.header, of: &frame)
  }

  private func drawMessage(in frame: inout Frame) {
    messageView.draw(in: messageLine, of: &frame)
  }

  /// The message's line, as far as no list to choose from covers it.
  private var messageLine: Rect {
    let list: ChoiceList? =
      switch screen {
      case .columns(let row, _): columnsView(selected: row).list
      case .themes(let choosing, _): themesView(choosing).list
      default: nil
      }
    var line = layout.message
    if let list { _ = line.takeRight(list.column(in: layout.dialog).columns) }
    return line
  }

  /// The message's line, and one more that the servers beneath the table can spare.
  private var messageRoom: Rect {
    guard !isChoosing, !layout.isBeside, !layout.servers.isEmpty else { return messageLine }
    var lines = layout.servers
    _ = lines.takeTop(lines.rows - 1)
    return Rect(
      column: lines.column, row: lines.row, columns: lines.columns,
      rows: lines.rows + layout.message.rows)
  }

  private var messageView: MessageView {
    let isTable = [.regions, .servers].contains(screen.beneath) || isFiltering
    return MessageView(
      message: message ?? snapshot.failure.map { Message(text: $0, role: .trouble) },
      filter: isTable ? filter : TextInput(), isFiltering: isFiltering,
      filtered: screen.table == .regions ? "regions" : "servers", showingAll: showingAll,
      note: isTable ? note : nil,
      aside: isChoosing ? .empty : snapshot.traffic.allocations.words)
  }

  func columnsView(selected row: Int) -> ColumnsView {
    ColumnsView(choices: columnChoices, selected: row, edges: coverEdges)
  }

  func themesView(_ choosing: ThemeChoosing) -> ThemesView {
    ThemesView(names: themes.names, selected: choosing.name, edges: coverEdges)
  }

  /// Where a list to choose from may begin: it takes the place of the servers beside the table, or
  /// of whole columns.
  private var coverEdges: [Int] {
    switch screen.table {
    case .regions where layout.isBeside: [layout.servers.columns + 2]
    case .regions: regionColumns.edges(inWidth: layout.table.columns)
    case .servers: serverColumns.edges(inWidth: layout.body.columns)
    }
  }

  private var isChoosing: Bool {
    switch screen {
    case .columns, .themes: true
    default: false
    }
  }

  private var isExporting: Bool {
    if case .export = screen { true } else { false }
  }

  private var isFiltering: Bool {
    if case .filter = screen { true } else { false }
  }

  /// What ails the selected region or server; its region's part says why it has no servers.
  private var note: MessageView.Note? {
    switch screen.table {
    case .servers:
      guard let server = serverTable.selected?.server, !server.trouble.isEmpty else { return nil }
      return MessageView.Note(subject: server.url, reason: server.trouble)
    case .regions:
      guard let region = regionTable.selected?.snapshot, !region.servers.isEmpty,
        let reason = region.reason
      else { return nil }
      return MessageView.Note(subject: region.region.displayName, reason: reason)
    }
  }

  /// `22 regions`, `1-11 of 22 regions`, `3 of 22 regions` where a filter hides some.
  private func count(_ shown: Int, from scroll: Int, room: Int) -> DisplayText {
    let number = snapshot.regions.count
    let all: DisplayText = number == 1 ? "1 region" : "\(number) regions"
    if shown > room { return "\(scroll + 1)-\(min(scroll + room, shown)) of \(all)" }
    return shown < number ? "\(shown) of \(all)" : all
  }
}

extension DisplayText {
  /// `5 servers`, `1-19 of 110 servers`.
  fileprivate static func position(
    from scroll: Int, room: Int, of count: Int, _ one: DisplayText, _ many: DisplayText
  ) -> DisplayText {
    let all: DisplayText = count == 1 ? "1 \(one)" : "\(count) \(many)"
    return count > room ? "\(scroll + 1)-\(min(scroll + room, count)) of \(all)" : all
  }
}

extension AllocationCounts {
  /// `1 of 88 relays not released yet`; empty where nothing is left at a server.
  fileprivate var words: DisplayText {
    guard granted > released else { return .empty }
    let relays: DisplayText = granted == 1 ? "relay" : "relays"
    return "\(granted - released) of \(granted) \(relays) not released yet"
  }
}

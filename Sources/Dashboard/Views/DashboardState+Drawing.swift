import RelayKit

extension DashboardState {
  /// Draws the screen as it should look now.
  package func draw() -> Frame {
    var frame = Frame(size: size)
    drawScreen(screen, in: &frame)
    return glyphs == .ascii ? frame.inASCII : frame
  }

  private func drawScreen(_ screen: Screen, in frame: inout Frame) {
    if case .help = screen {
      helpView.draw(of: &frame)
      return FooterView(context: context, bindings: bindings).draw(in: layout.footer, of: &frame)
    }
    guard !layout.isTooSmall else {
      return TooSmallView(size: size).draw(in: Rect(size), of: &frame)
    }
    drawBody(of: screen, in: &frame)
    FooterView(context: context, bindings: bindings).draw(in: layout.footer, of: &frame)
  }

  private func drawBody(of screen: Screen, in frame: inout Frame) {
    switch screen {
    case .regions, .filter:
      drawRegions(in: &frame)
      drawMessage(isFiltering: screen == .filter, in: &frame)
    case .servers:
      drawHeader(count: serversView.position, in: &frame)
      serversView.draw(of: &frame)
      drawMessage(isFiltering: false, in: &frame)
    case .messages:
      drawHeader(count: .empty, in: &frame)
      messagesView.draw(of: &frame)
    case .export(let dialog, let below):
      drawBody(of: below, in: &frame)
      ExportView(dialog: dialog).draw(in: layout.dialog, of: &frame)
    case .help: break
    }
  }

  private func drawRegions(in frame: inout Frame) {
    let layout = layout
    drawHeader(count: count(rows.count), in: &frame)
    ServersPane(
      row: selectedRow, isBeside: layout.isBeside, glyphs: glyphs
    ).draw(in: layout.servers, of: &frame)
    RegionsView(
      rows: rows, scroll: scroll, selected: selectedIndex, best: snapshot.best, sort: sort,
      filter: filter.displayText, evidence: snapshot.evidence, glyphs: glyphs
    ).draw(in: layout.table, of: &frame)
  }

  private func drawHeader(count: DisplayText, in frame: inout Frame) {
    HeaderView(snapshot: snapshot, isPaused: isPaused, count: count)
      .draw(in: layout.header, of: &frame)
  }

  private func drawMessage(isFiltering: Bool, in frame: inout Frame) {
    let isTable = screen.beneath == .regions || isFiltering
    MessageView(
      message: message ?? snapshot.failure.map { Message(text: $0, role: .trouble) },
      filter: isTable ? filter : TextInput(), isFiltering: isFiltering,
      note: isTable ? note : .empty, aside: snapshot.traffic.allocations.words
    )
    .draw(in: layout.message, of: &frame)
  }

  /// Why the selected region is not wholly well; its servers' part says why it has none.
  private var note: DisplayText {
    guard let region = selectedRow?.snapshot, !region.servers.isEmpty, let reason = region.reason
    else { return .empty }
    return "\(region.region.displayName)  \(reason)"
  }

  /// `22 regions`, `1-11 of 22 regions`, `3 of 22 regions` where a filter hides some.
  private func count(_ shown: Int) -> DisplayText {
    let number = snapshot.regions.count
    let all: DisplayText = number == 1 ? "1 region" : "\(number) regions"
    let last = min(scroll + layout.tableRows, shown)
    if shown > layout.tableRows { return "\(scroll + 1)-\(last) of \(all)" }
    return shown < snapshot.regions.count ? "\(shown) of \(all)" : all
  }

  var serversView: ServersView {
    let scroll = if case .servers(let scroll) = screen.beneath { scroll } else { 0 }
    return ServersView(
      row: rows.first { $0.region == chosen }, body: layout.body, scroll: scroll,
      evidence: snapshot.evidence, grounds: grounds?.sentences ?? [], glyphs: glyphs)
  }

  var messagesView: MessagesView {
    let scroll = if case .messages(let scroll, _) = screen.beneath { scroll } else { 0 }
    return MessagesView(log: log, body: layout.body, scroll: scroll)
  }

  var helpView: HelpView {
    var body = Rect(size)
    _ = body.takeBottom(1)
    let scroll = if case .help(let scroll, _) = screen { scroll } else { 0 }
    return HelpView(
      body: body, scroll: scroll, evidence: snapshot.evidence, glyphs: glyphs, bindings: bindings)
  }
}

extension Screen {
  /// The screen that a question or the help stands over.
  var beneath: Screen {
    switch self {
    case .help(_, let below), .export(_, let below): below.beneath
    case .regions, .filter, .servers, .messages: self
    }
  }
}

extension AllocationCounts {
  /// `88 relays proven, 87 released`; empty while there is none.
  fileprivate var words: DisplayText {
    guard granted > 0 else { return .empty }
    return "\(granted) \(granted == 1 ? "relay" : "relays") proven, \(released) released"
  }
}

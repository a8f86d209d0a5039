import RelayKit

/// All that is known of one region's servers, over the whole screen.
struct DetailView: PageView {
  /// `nil`: no region is shown.
  let row: RegionRow?
  let body: Rect
  let scroll: Int
  let evidence: Evidence
  /// Why the region has its rank, and what it costs where the service routes the name.
  let grounds: [DisplayText]
  /// Whose credentials are to be read just now.
  let revealed: [ICEServer]
  let glyphs: GlyphSet

  var visibleLines: Int { max(body.rows - 2, 0) }

  var lastScroll: Int { max(lines.count - visibleLines, 0) }

  /// `lines 1-17 of 24`; empty where all of them are on the screen.
  var position: DisplayText {
    let count = lines.count
    guard count > visibleLines else { return .empty }
    return "lines \(scroll + 1)-\(min(scroll + visibleLines, count)) of \(count)"
  }

  func draw(of frame: inout Frame) {
    guard let row else { return }
    var rest = body
    let remarks = prose(on: row).dropFirst(scroll)
    let figures = lines.dropFirst(max(scroll, prose(on: row).count))
    drawTitle(of: row, in: rest.takeTop(1), of: &frame)
    frame.cursor = Position(column: rest.column, row: rest.row)
    Array(remarks).draw(in: rest.takeTop(min(remarks.count, visibleLines)), of: &frame)
    drawHeading(in: rest.takeTop(1), of: &frame)
    Array(figures).draw(in: rest, of: &frame)
  }

  /// What is scrolled: prose, then figures; the heading of these stands between, and never leaves.
  private var lines: [ServerLine] {
    guard let row else { return [] }
    let quality = row.snapshot.callQuality == nil ? .empty : CallQuality.basis
    let basis = [ServerLine].note(quality, .muted, indent: 1, columns: body.columns)
    return prose(on: row)
      + (blocks(of: row) + [basis]).filter { !$0.isEmpty }.joined(separator: [.blank])
  }

  /// The credentials and the remarks, and a blank line after each.
  private func prose(on row: RegionRow) -> [ServerLine] {
    let lines = remarks(on: row).flatMap { remark in
      [ServerLine].note(remark, indent: 1, columns: body.columns)
    }
    let credentials = CredentialLines(servers: revealed, columns: body.columns).lines
    return [credentials, lines].filter { !$0.isEmpty }.flatMap { $0 + [.blank] }
  }

  /// A block a server, two beside each other where there is room.
  private func blocks(of row: RegionRow) -> [[ServerLine]] {
    let blocks = row.serverCells(glyphs).map {
      ServerBlock(cells: $0, columns: blockColumns).lines
    }
    guard isWide else { return blocks }
    return stride(from: 0, to: blocks.count, by: 2).map { index in
      .beside(blocks[index], index + 1 < blocks.count ? blocks[index + 1] : [])
    }
  }

  private var isWide: Bool { body.columns >= 120 }

  private var blockColumns: Int { isWide ? ServerLine.half(of: body.columns) : body.columns }

  /// What ails the region, why it has its rank, and how a call through it would sound.
  private func remarks(on row: RegionRow) -> [DisplayText] {
    guard !row.snapshot.servers.isEmpty else { return [row.absence] }
    let aliases = row.snapshot.sameAs.map(\.displayName).joined(separator: ", ")
    let sameAs: DisplayText? =
      aliases.isEmpty || !grounds.isEmpty ? nil : "the same servers as \(aliases)"
    return [row.snapshot.reason, sameAs].compactMap(\.self) + grounds
      + [row.snapshot.callQuality?.remark ?? row.snapshot.callDoubt?.sentence].compactMap(\.self)
  }

  private func drawTitle(of row: RegionRow, in rect: Rect, of frame: inout Frame) {
    let name = StyledText(row.region.displayName, TextStyle(.selection, bold: true))
    let answer = StyledText("  ") + StyledText(row.answer.word, row.answer.role)
    let facts = facts(on: row).first { $0.width <= rect.columns - name.width - answer.width }
    ServerLine.text(name + StyledText(facts ?? .empty), right: answer).draw(in: rect, of: &frame)
  }

  /// What the title says besides the name, with ever less of it, for want of room.
  private func facts(on row: RegionRow) -> [DisplayText] {
    let rank = row.snapshot.rank.map { "  rank \($0)" as DisplayText } ?? .empty
    let latency = row.figures.latency.map { "  \($0.inWords)" as DisplayText } ?? .empty
    let fetch = "  \(row.snapshot.fetch.words)" as DisplayText
    let fewer = [[row.serverCount, rank, latency], [rank, latency], [rank]]
    return ([[row.serverCount, rank, latency, fetch]] + fewer).map { $0.joined() }
  }

  /// The titles of the figures, over each block that stands beside another.
  private func drawHeading(in rect: Rect, of frame: inout Frame) {
    guard !rect.isEmpty else { return }
    frame.fill(rect, style: .columnHeading)
    for place in isWide ? ServerLine.halves(of: rect) : [rect] {
      TableLayout(ServerColumn.figures, width: place.columns)
        .drawTitles(style: .columnHeading, in: place, of: &frame)
      frame.put(StyledText(evidence.title, .columnHeading), in: place, alignment: .right)
    }
  }
}

extension FetchState {
  /// How the credentials came.
  fileprivate var words: DisplayText {
    switch self {
    case .loading: "credentials .."
    case .fetched(let took, _): "credentials in \(took.inWords)"
    case .failed: "no credentials"
    }
  }
}

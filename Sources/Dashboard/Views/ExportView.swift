import RelayKit

/// The dialog of an export, in the place of the table.
///
/// ```
/// heading    which regions, and what is wanted of them
/// consumers  left, or above where the screen is narrow
/// preview    what would be written; beneath it what is left out, and why
/// path       where it goes
/// status     what became of it, or a question
/// ```
struct ExportView {
  let dialog: ExportDialog
  let preview: ExportPreview
  let message: Message?

  /// Gives path and status as many lines as they need, so that nothing of a reason is lost.
  func draw(in place: Rect, of frame: inout Frame) {
    let status = status.text.wrapped(to: place.columns)
    var body = place
    var below = body.takeBottom(1 + max(status.count, 1))
    _ = body.takeTop(3)
    frame.clear(body)
    frame.clear(below)
    frame.showsCursor = false
    drawHeading(in: body.takeTop(1), of: &frame)
    frame.put(choices, in: body.takeTop(1))
    drawParts(in: body, of: &frame)
    drawPath(in: below.takeTop(1), of: &frame)
    for line in status { frame.put(StyledText(line, self.status.role), in: below.takeTop(1)) }
  }

  private func drawHeading(in line: Rect, of frame: inout Frame) {
    let names = dialog.regions.map(\.displayName).joined(separator: ", ")
    let count = dialog.regions.count
    frame.putPageTitle(
      count == 1 ? "export \(names)" : "export \(count) marked regions: \(names)", .empty,
      in: line)
  }

  private var choices: StyledText {
    let measured: DisplayText =
      dialog.keep == .all ? "all servers" : "only proven servers, the best four"
    let policy: DisplayText = dialog.policy == .all ? "any path" : "relays only"
    return StyledText("\(measured), \(policy)", .text)
      + StyledText("  secrets hidden here alone", .muted)
  }

  private func drawParts(in place: Rect, of frame: inout Frame) {
    var rest = place
    guard place.columns >= Self.besideFrom else {
      let list = rest.takeTop(min(6, place.rows / 2))
      drawConsumers(in: list, of: &frame)
      return drawPreview(in: rest, of: &frame)
    }
    let right = rest.takeRight(place.columns - (place.columns >= 120 ? 36 : 26))
    _ = rest.takeRight(2)
    drawConsumers(in: rest, of: &frame)
    drawPreview(in: right, of: &frame)
  }

  private static let besideFrom = 72

  private func drawConsumers(in place: Rect, of frame: inout Frame) {
    var rest = place
    let heading = rest.takeTop(1)
    let consumers = dialog.consumers
    let all = ExportFormat.all.count
    if dialog.focus == .filter {
      InputLine(label: "/", input: dialog.filter).draw(in: heading, of: &frame)
    } else {
      let count: DisplayText =
        consumers.count == all ? "\(all) consumers" : "\(consumers.count) of \(all) consumers"
      frame.fill(heading, style: .columnHeading)
      frame.put(StyledText(count, .columnHeading), in: heading)
    }
    let selected = dialog.consumer.flatMap(consumers.firstIndex) ?? 0
    let first = max(min(selected - rest.rows / 2, consumers.count - rest.rows), 0)
    for (index, consumer) in consumers.enumerated().dropFirst(first).prefix(rest.rows) {
      let isSelected = index == selected
      let style = isSelected ? TextStyle(.selection, bold: true) : .plain
      let line = rest.takeTop(1)
      frame.put(StyledText("\(isSelected ? "> " : "  ")\(consumer.consumer)", style), in: line)
      if isSelected, dialog.focus == .list {
        frame.cursor = Position(column: line.column, row: line.row)
      }
    }
  }

  /// The question's changes take the preview's place: they are what is to be decided on.
  private func drawPreview(in place: Rect, of frame: inout Frame) {
    var rest = place
    let heading = rest.takeTop(1)
    var lines = preview.lines
    var title: DisplayText = dialog.consumer.map { "for \($0.place)" } ?? .empty
    if case .consent(_, let changes) = dialog.stage {
      (lines, title) = (changes, "what would change")
    }
    let remarks = preview.remarks.flatMap { $0.wrapped(to: place.columns) }
    let room = preview.isRefused ? rest.rows : rest.rows / 2
    var below = rest.takeBottom(min(remarks.count, room))
    let first = min(dialog.scroll, max(lines.count - rest.rows, 0))
    let position: DisplayText =
      lines.count > rest.rows && rest.rows > 0
      ? "\(first + 1)-\(min(first + rest.rows, lines.count)) of \(lines.count)" : .empty
    frame.fill(heading, style: .columnHeading)
    var titlePlace = heading
    let aside = titlePlace.takeRight(position.width)
    _ = titlePlace.takeRight(2)
    frame.put(StyledText(title, .columnHeading), in: titlePlace)
    frame.put(StyledText(position, .columnHeading), in: aside)
    for line in lines.dropFirst(first).prefix(rest.rows) {
      frame.put(StyledText(line), in: rest.takeTop(1))
    }
    drawRemarks(remarks, in: &below, of: &frame)
  }

  /// Says how many more there are where not all have room.
  private func drawRemarks(_ remarks: [DisplayText], in place: inout Rect, of frame: inout Frame) {
    let isCut = remarks.count > place.rows && place.rows > 0
    let shown = isCut ? place.rows - 1 : place.rows
    let role: Role = preview.isRefused ? .warning : .muted
    for line in remarks.prefix(shown) {
      frame.put(StyledText(line, role), in: place.takeTop(1))
    }
    guard isCut else { return }
    frame.put(StyledText("and \(remarks.count - shown) lines more", role), in: place)
  }

  private func drawPath(in line: Rect, of frame: inout Frame) {
    let isTyped = dialog.focus == .path
    let cursor = (frame.cursor, frame.showsCursor)
    InputLine(label: "file  ", input: dialog.path).draw(in: line, of: &frame)
    if !isTyped { (frame.cursor, frame.showsCursor) = cursor }
    switch dialog.stage {
    case .writing, .consent: frame.showsCursor = false
    case .asking, .failed: break
    }
  }

  private var status: (text: DisplayText, role: Role) {
    switch dialog.stage {
    case .asking: (message?.text ?? .empty, message?.role ?? .text)
    case .writing: ("writing ..", .muted)
    case .consent(let path, _): ("\(path) exists. Replace it?", .warning)
    case .failed(let reason): (reason, .trouble)
    }
  }
}

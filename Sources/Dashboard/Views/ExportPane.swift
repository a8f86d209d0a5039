import RelayKit

/// Lines to read in the dialog of an export, and beneath them what is left out, and why.
struct ExportPane {
  let title: DisplayText
  let lines: [DisplayText]
  private let scroll: Int
  private let heading: Rect
  private let text: Rect
  private let remarks: [DisplayText]
  private let role: Role
  private let remarksPlace: Rect

  /// Leaves the remarks half of `place`, or all of it where there is nothing else to read.
  init(
    title: DisplayText, lines: [DisplayText], preview: ExportPreview, scroll: Int, place: Rect
  ) {
    (self.title, self.lines, self.scroll) = (title, lines, scroll)
    var rest = place
    heading = rest.takeTop(1)
    remarks = preview.remarks.flatMap { $0.wrapped(to: place.columns) }
    role = preview.isRefused ? .warning : .muted
    let room = preview.isRefused ? rest.rows : rest.rows / 2
    remarksPlace = rest.takeBottom(min(remarks.count, room))
    text = rest
  }

  /// How many lines there is room for.
  var visibleLines: Int { text.rows }

  /// The first line where the last one is seen.
  var lastScroll: Int { max(lines.count - visibleLines, 0) }

  func draw(of frame: inout Frame) {
    drawHeading(of: &frame)
    var rest = text
    for line in lines.dropFirst(first).prefix(visibleLines) {
      frame.put(StyledText(line), in: rest.takeTop(1))
    }
    drawRemarks(of: &frame)
  }

  private var first: Int { min(scroll, lastScroll) }

  private func drawHeading(of frame: inout Frame) {
    let position: DisplayText =
      lastScroll > 0 && visibleLines > 0
      ? "\(first + 1)-\(first + visibleLines) of \(lines.count)" : .empty
    frame.fill(heading, style: .columnHeading)
    var place = heading
    let aside = place.takeRight(position.width)
    _ = place.takeRight(2)
    frame.put(StyledText(title, .columnHeading), in: place)
    frame.put(StyledText(position, .columnHeading), in: aside)
  }

  /// Says how many more there are where not all have room.
  private func drawRemarks(of frame: inout Frame) {
    var place = remarksPlace
    let isCut = remarks.count > place.rows && place.rows > 0
    let shown = isCut ? place.rows - 1 : place.rows
    for line in remarks.prefix(shown) {
      frame.put(StyledText(line, role), in: place.takeTop(1))
    }
    guard isCut else { return }
    frame.put(StyledText("and \(remarks.count - shown) lines more", role), in: place)
  }
}

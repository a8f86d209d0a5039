import RelayKit

/// Everything that was said and that happened, the latest on top.
struct MessagesView {
  let log: MessageLog
  let body: Rect
  let scroll: Int

  /// How many lines there is room for beneath the title.
  var visibleLines: Int { max(body.rows - 1, 0) }

  /// The last line that scrolling may begin with.
  var lastScroll: Int { max(lines.count - visibleLines, 0) }

  func draw(of frame: inout Frame) {
    var rest = body
    let heading = rest.takeTop(1)
    frame.fill(heading, style: .columnHeading)
    frame.put(
      StyledText("messages", TextStyle(.heading, bold: true, underline: true)), in: heading)
    frame.put(StyledText(position, .columnHeading), in: heading, alignment: .right)
    frame.cursor = Position(column: rest.column, row: rest.row)
    Array(lines.dropFirst(scroll)).draw(in: rest, of: &frame)
  }

  private var position: DisplayText {
    let count = lines.count
    guard count > visibleLines else { return "UTC" }
    return "\(scroll + 1)-\(min(scroll + visibleLines, count)) of \(count)  UTC"
  }

  private var lines: [ServerLine] {
    guard !log.entries.isEmpty else { return [.text(StyledText("none yet", .muted))] }
    return log.entries.flatMap(lines)
  }

  /// The time, then the text, beneath itself where it is longer than the line.
  private func lines(of entry: MessageLog.Entry) -> [ServerLine] {
    let texts = entry.message.text.wrapped(to: body.columns - Self.indent)
    return texts.enumerated().map { index, text in
      let words = StyledText(text, entry.message.role)
      guard index == 0 else { return .text(words, indent: Self.indent) }
      return .text(StyledText("\(Figures.timeOfDay(entry.time))  ", .muted) + words)
    }
  }

  /// A time of day and two spaces.
  private static let indent = 10
}

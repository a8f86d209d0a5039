import RelayKit

/// Everything that was said and that happened, the latest on top.
struct MessagesView {
  let log: MessageLog
  let body: Rect
  let scroll: Int

  var page: TextPage {
    TextPage(title: "messages", aside: "UTC", lines: lines, body: body, scroll: scroll)
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

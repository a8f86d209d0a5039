import RelayKit

/// Everything that was said and that happened, the latest on top.
struct MessagesView {
  let log: MessageLog
  let body: Rect
  let scroll: Int
  let glyphs: GlyphSet

  var page: TextPage {
    TextPage(title: "messages", aside: "UTC", lines: lines, body: body, scroll: scroll)
  }

  private var lines: [ServerLine] {
    guard !log.entries.isEmpty else { return [.text(StyledText("none yet", .muted))] }
    return log.entries.flatMap(lines)
  }

  /// The time, then the text and how often it was said where that is more than once, beneath
  /// itself where it is longer than the line.
  private func lines(of entry: MessageLog.Entry) -> [ServerLine] {
    let said = entry.message.text
    let whole: DisplayText = entry.count > 1 ? "\(said) \(times)\(entry.count)" : said
    let texts = whole.wrapped(to: body.columns - Self.indent)
    return texts.enumerated().map { index, text in
      guard index == 0 else { return .text(StyledText(text), indent: Self.indent) }
      let time = StyledText("\(Figures.timeOfDay(entry.time))  ", .muted)
      return .text(time + text.withSubject(entry.message.role))
    }
  }

  private var times: DisplayText { glyphs == .ascii ? "x" : "×" }

  /// A time of day and two spaces.
  private static let indent = 10
}

extension DisplayText {
  /// What it is about, to the first colon and space, in this role, and what is said of it plain;
  /// all of it where it names no subject.
  fileprivate func withSubject(_ role: Role) -> StyledText {
    guard let end = text.firstRange(of: ": ")?.lowerBound else { return StyledText(self, role) }
    return StyledText(DisplayText(sanitizing: String(text[..<end])), role)
      + StyledText(DisplayText(sanitizing: String(text[end...])))
  }
}

import RelayKit

/// The lines above the keys: the filter, or what there is to say, or what ails the selected region.
struct MessageView {
  let message: Message?
  let filter: TextInput
  let isFiltering: Bool
  /// What the filter is about: regions or servers.
  let filtered: DisplayText
  /// Which key shows all rows again, after a semicolon.
  let showingAll: DisplayText
  /// What is wrong with the selected region or server; `nil` where nothing is.
  let note: Note?
  /// What stands at the right, where there is room beside the rest.
  let aside: DisplayText

  /// What is wrong, and with what.
  struct Note {
    let subject: DisplayText
    let reason: DisplayText
  }

  /// How many of `rect`'s rows it needs.
  func rows(in rect: Rect) -> Int { max(lines(in: rect).count, 1) }

  /// Stands in the lowest of `rect`'s rows.
  func draw(in rect: Rect, of frame: inout Frame) {
    var rest = rect
    var place = rest.takeBottom(rows(in: rect))
    frame.clear(place)
    guard !isFiltering else {
      return InputLine(label: "/", input: filter).draw(in: place, of: &frame)
    }
    let lines = lines(in: rect)
    for line in lines.dropLast() { frame.put(line, in: place.takeTop(1)) }
    let last = lines.last ?? .empty
    frame.put(last, in: place)
    guard last.width + 2 + aside.width <= rect.columns else { return }
    frame.put(StyledText(aside, .muted), in: place, alignment: .right)
  }

  /// The note goes without its subject where both do not fit a line: the selection tells it too.
  private func lines(in rect: Rect) -> [StyledText] {
    guard !isFiltering else { return [] }
    if let message { return Self.lines(of: message.text, message.role, in: rect) }
    guard filter.isEmpty else { return [filterLine] }
    guard let note else { return [] }
    let whole: DisplayText = "\(note.subject)  \(note.reason)"
    let text = whole.width <= rect.columns ? whole : note.reason
    return Self.lines(of: text, .muted, in: rect)
  }

  private var filterLine: StyledText {
    StyledText("only \(filtered) with ", .muted) + StyledText(filter.displayText, .input)
      + StyledText(showingAll, .muted)
  }

  /// The text in as few lines as it needs; cut where there is no room for so many.
  private static func lines(of text: DisplayText, _ role: Role, in rect: Rect) -> [StyledText] {
    let isShort = text.width <= rect.columns
    let wrapped = isShort ? [text] : text.wrapped(to: rect.columns)
    let lines =
      wrapped.count <= max(rect.rows, 1)
      ? wrapped : text.cut(toLines: rect.rows, of: rect.columns)
    return lines.map { StyledText($0, role) }
  }
}

/// A label and the text being typed after it, with the cursor.
struct InputLine {
  let label: DisplayText
  let input: TextInput

  /// Shows the part of the text around the cursor where it is longer than the line.
  func draw(in rect: Rect, of frame: inout Frame) {
    var rest = rect
    let field = rest.takeRight(rect.columns - label.width)
    guard !field.isEmpty else { return }
    frame.put(StyledText(label, .muted), in: rest)
    let hidden = max(input.cursorOffset - field.columns + 1, 0)
    let visible = input.text(fromCell: hidden)
    frame.put(StyledText(visible, TextStyle(.input)), in: field)
    frame.cursor = Position(
      column: min(field.column + input.cursorOffset - hidden, field.endColumn - 1), row: field.row)
    frame.showsCursor = true
  }
}

extension TextInput {
  /// The text without what stands in the first cells.
  fileprivate func text(fromCell cell: Int) -> DisplayText {
    var skipped = 0
    let rest = displayText.text.drop { character in
      guard skipped < cell else { return false }
      skipped += DisplayWidth.width(of: String(character))
      return true
    }
    return DisplayText(sanitizing: String(rest))
  }
}

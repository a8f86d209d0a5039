import RelayKit

/// The line above the keys: the filter, or what there is to say, or what ails the selected region.
struct MessageView {
  let message: Message?
  let filter: TextInput
  let isFiltering: Bool
  /// What the filter is about: regions or servers.
  let filtered: DisplayText
  /// What is wrong with the selected region; empty where nothing is.
  let note: DisplayText
  /// What stands at the right, where there is room beside the rest.
  let aside: DisplayText

  func draw(in rect: Rect, of frame: inout Frame) {
    guard !isFiltering else {
      return InputLine(label: "/", input: filter).draw(in: rect, of: &frame)
    }
    let line = line
    frame.put(line, in: rect)
    guard line.width + 2 + aside.width <= rect.columns else { return }
    frame.put(StyledText(aside, .muted), in: rect, alignment: .right)
  }

  private var line: StyledText {
    if let message { return StyledText(message.text, message.role) }
    guard !filter.isEmpty else { return StyledText(note, .muted) }
    return StyledText("only \(filtered) with ", .muted) + StyledText(filter.displayText, .input)
      + StyledText("; esc shows all", .muted)
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

import RelayKit

/// The line above the keys: the filter, or what there is to say, or what ails the selected region.
struct MessageView {
  let message: Message?
  let filter: TextInput
  let isFiltering: Bool
  /// What is wrong with the selected region; empty where nothing is.
  let note: DisplayText

  func draw(in rect: Rect, of frame: inout Frame) {
    if isFiltering {
      InputLine(label: "/", input: filter).draw(in: rect, of: &frame)
    } else if let message {
      frame.put(StyledText(message.text, message.role), in: rect)
    } else if !filter.isEmpty {
      let text = StyledText("only names with ", .muted) + StyledText(filter.displayText, .input)
      frame.put(text + StyledText("; esc shows all", .muted), in: rect)
    } else {
      frame.put(StyledText(note, .muted), in: rect)
    }
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
    let rest = text.drop { character in
      guard skipped < cell else { return false }
      skipped += DisplayWidth.width(of: String(character))
      return true
    }
    return DisplayText(sanitizing: String(rest))
  }
}

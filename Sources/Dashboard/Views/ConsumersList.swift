import RelayKit

/// The consumers of which one is chosen, under their number or the filter being typed.
struct ConsumersList {
  let dialog: ExportDialog

  func draw(in place: Rect, of frame: inout Frame) {
    var rest = place
    let heading = rest.takeTop(1)
    let consumers = dialog.consumers
    let selected = dialog.consumer.flatMap(consumers.firstIndex) ?? 0
    let first = max(min(selected - rest.rows / 2, consumers.count - rest.rows), 0)
    drawHeading(first..<min(first + rest.rows, consumers.count), in: heading, of: &frame)
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

  private func drawHeading(_ shown: Range<Int>, in line: Rect, of frame: inout Frame) {
    guard dialog.focus != .filter else {
      return InputLine(label: "/", input: dialog.filter).draw(in: line, of: &frame)
    }
    let (count, all) = (dialog.consumers.count, ExportFormat.all.count)
    let isCut = shown.count < count && !shown.isEmpty
    let position: DisplayText = isCut ? "\(shown.lowerBound + 1)-\(shown.upperBound) of " : ""
    let number: DisplayText = !isCut && count < all ? "\(count) of \(all)" : "\(count)"
    let words: DisplayText = "\(position)\(number) consumers"
    frame.fill(line, style: .columnHeading)
    frame.put(StyledText(words, .columnHeading), in: line)
  }
}

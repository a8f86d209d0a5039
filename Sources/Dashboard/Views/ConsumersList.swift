import RelayKit

/// The consumers of which one is chosen, under their number or the filter being typed.
struct ConsumersList {
  let dialog: ExportDialog

  func draw(in place: Rect, of frame: inout Frame) {
    var rest = place
    drawHeading(in: rest.takeTop(1), of: &frame)
    let consumers = dialog.consumers
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

  private func drawHeading(in line: Rect, of frame: inout Frame) {
    guard dialog.focus != .filter else {
      return InputLine(label: "/", input: dialog.filter).draw(in: line, of: &frame)
    }
    let (count, all) = (dialog.consumers.count, ExportFormat.all.count)
    let words: DisplayText = count == all ? "\(all) consumers" : "\(count) of \(all) consumers"
    frame.fill(line, style: .columnHeading)
    frame.put(StyledText(words, .columnHeading), in: line)
  }
}

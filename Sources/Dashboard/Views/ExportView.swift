import RelayKit

/// The question where an export shall go, over the lowest lines of the screen.
struct ExportView {
  let dialog: ExportDialog

  func draw(in rect: Rect, of frame: inout Frame) {
    frame.clear(rect)
    var rest = rect
    _ = rest.takeTop(1)
    let title =
      StyledText("export \(dialog.region.displayName)", TextStyle(.heading, bold: true))
      + StyledText("  RTCConfiguration JSON, with its credentials", .muted)
    frame.put(title, in: rest.takeTop(1))
    InputLine(label: "file  ", input: dialog.path).draw(in: rest.takeTop(1), of: &frame)
    frame.put(status, in: rest)
    if case .editing = dialog.stage { return }
    if case .failed = dialog.stage { return }
    frame.showsCursor = false
  }

  private var status: StyledText {
    switch dialog.stage {
    case .editing: .empty
    case .writing: StyledText("writing ..", .muted)
    case .consent(let path): StyledText("\(path) exists. Replace it?", .warning)
    case .failed(let reason): StyledText(reason, .trouble)
    }
  }
}

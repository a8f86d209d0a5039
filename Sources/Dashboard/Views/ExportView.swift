import RelayKit

/// The question where an export shall go, over the lowest lines of its place.
struct ExportView {
  let dialog: ExportDialog

  /// Takes as many lines as it needs, so that nothing of a path or a reason is lost.
  func draw(in place: Rect, of frame: inout Frame) {
    let status = status.text.wrapped(to: place.columns)
    var above = place
    var rest = above.takeBottom(3 + max(status.count, 1))
    frame.clear(rest)
    _ = rest.takeTop(1)
    let title =
      StyledText("export \(dialog.region.displayName)", TextStyle(.heading, bold: true))
      + StyledText("  RTCConfiguration JSON, with its credentials", .muted)
    frame.put(title, in: rest.takeTop(1))
    InputLine(label: "file  ", input: dialog.path).draw(in: rest.takeTop(1), of: &frame)
    for line in status { frame.put(StyledText(line, self.status.role), in: rest.takeTop(1)) }
    if case .editing = dialog.stage { return }
    if case .failed = dialog.stage { return }
    frame.showsCursor = false
  }

  private var status: (text: DisplayText, role: Role) {
    switch dialog.stage {
    case .editing: (.empty, .text)
    case .writing: ("writing ..", .muted)
    case .consent(let path): ("\(path) exists. Replace it?", .warning)
    case .failed(let reason): (reason, .trouble)
    }
  }
}

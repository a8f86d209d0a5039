import RelayKit

/// What stands on a screen that has no room for anything else.
struct TooSmallView {
  let size: Size

  func draw(in rect: Rect, of frame: inout Frame) {
    let least = ScreenLayout.least
    let lines: [StyledText] = [
      StyledText("too small", TextStyle(.warning, bold: true)),
      StyledText("now  \(size.columns)x\(size.rows)"),
      StyledText("need \(least.columns)x\(least.rows)"),
      StyledText("q quit  ? help", .muted),
    ]
    var rest = rect
    for line in lines { frame.put(line, in: rest.takeTop(1)) }
  }
}

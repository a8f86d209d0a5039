import RelayKit

/// What stands on a screen that has no room for anything else.
struct TooSmallView {
  let size: Size
  /// The keys that count even here.
  let bindings: KeyBindings

  func draw(in rect: Rect, of frame: inout Frame) {
    let least = ScreenLayout.least
    let lines: [StyledText] = [
      StyledText("too small", TextStyle(.warning, bold: true)),
      StyledText("now  \(size.columns)x\(size.rows)"),
      StyledText("need \(least.columns)x\(least.rows)"),
      keys,
    ]
    var rest = rect
    for line in lines { frame.put(line, in: rest.takeTop(1)) }
  }

  /// `q quit  ? help`, as they are.
  private var keys: StyledText {
    let rows = bindings.rows(in: .tooSmall)
    let hints = [Action.quit, .help].compactMap { action in
      rows.first { $0.action == action && $0.hint != nil }?.hint
    }
    return StyledText(hints.map { "\($0.keys) \($0.word)" }.joined(separator: "  "), .muted)
  }
}

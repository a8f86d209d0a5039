import RelayKit

/// The keys that matter here, from the table of keys.
struct FooterView {
  let context: KeyContext
  let bindings: KeyBindings

  /// Gives up hints from the right for want of room, but not those for help and for leaving.
  func draw(in rect: Rect, of frame: inout Frame) {
    var rows = bindings.rows(in: context).filter { $0.hint != nil }
    while text(rows).width > rect.columns,
      let last = rows.lastIndex(where: { !Self.lasting.contains($0.action) })
    {
      rows.remove(at: last)
    }
    frame.put(text(rows), in: rect)
  }

  private static let lasting: [Action] = [.help, .back, .quit]

  private func text(_ rows: [KeyBinding]) -> StyledText {
    rows.compactMap(\.hint).map { hint in
      StyledText(hint.keys, .key) + StyledText(" \(hint.word)", .muted)
    }.joined(spaces: 2)
  }
}

import RelayKit

/// The keys that matter here, from the table of keys.
struct FooterView {
  let context: KeyContext
  let bindings: KeyBindings
  /// What keys are called instead while they lead back from what they have done; these are hinted at
  /// in any case.
  let wordsNow: [Action: DisplayText]

  /// Gives up hints for want of room: that for quitting where another one leads back, then from the
  /// right, but none for help, for leaving, and for ending what holds.
  func draw(in rect: Rect, of frame: inout Frame) {
    var rows = bindings.rows(in: context).filter { hint(at: $0) != nil }
    let leadsBack = rows.contains { $0.action == .back }
    while text(rows).width > rect.columns,
      let last = rows.lastIndex(where: { row in
        row.action == .quit ? leadsBack : !isLasting(row)
      })
    {
      rows.remove(at: last)
    }
    frame.put(text(rows), in: rect)
  }

  private func isLasting(_ row: KeyBinding) -> Bool {
    [.help, .back].contains(row.action) || wordsNow[row.action] != nil
  }

  /// `nil`: it is not in the footer.
  private func hint(at row: KeyBinding) -> KeyBinding.Hint? {
    guard let word = wordsNow[row.action], let key = row.keys.first else { return row.hint }
    return KeyBinding.Hint(keys: key.displayName, word: word)
  }

  private func text(_ rows: [KeyBinding]) -> StyledText {
    rows.compactMap(hint).map { hint in
      StyledText(hint.keys, .key) + StyledText(" \(hint.word)", .muted)
    }.joined(spaces: 2)
  }
}

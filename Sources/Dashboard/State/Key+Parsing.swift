import RelayKit

extension Key {
  /// The key that the help would name so: `s`, `^L`, `space`, `PgDn`, `F1`; `nil` for none.
  ///
  /// Names count whatever their case; a single character is itself.
  package init?(named name: String) {
    let lowercased = name.lowercased()
    if name.count == 1, let character = name.first, !character.isWhitespace {
      self = .character(character)
    } else if let key = Self.named.first(where: { $0.displayName.text.lowercased() == lowercased })
    {
      self = key
    } else {
      return nil
    }
  }

  /// Every key that has a name of more than one character.
  static let named: [Key] =
    [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .character(" "),
    ]
    + "abcdefghijklmnopqrstuvwxyz".map { .control($0) } + (1...12).map { .function($0) }
}

extension Key {
  /// The key that a name of some other program, or a misspelt one, was probably meant to be, as the
  /// help names it; `nil` where nobody can tell.
  static func name(like name: String) -> String? {
    let words = name.lowercased().split { "-+_ ".contains($0) }.map(String.init)
    if words.count == 2, words[1].count == 1, let key = modified(words[1], by: words[0]) {
      return key
    }
    return foreign[words.joined()]
      ?? Spelling.nearest(to: name, among: named.map(\.displayName.text))
  }

  /// A letter with another key held down: `^S` for ctrl-s, `S` for shift-s.
  private static func modified(_ letter: String, by modifier: String) -> String? {
    switch modifier {
    case "ctrl", "control", "c", "strg": "^\(letter.uppercased())"
    case "shift": letter.uppercased()
    default: nil
    }
  }

  /// What others call the keys.
  private static let foreign = [
    "return": "enter", "cr": "enter", "escape": "esc", "pagedown": "PgDn", "pageup": "PgUp",
    "spacebar": "space", "arrowup": "Up", "arrowdown": "Down", "arrowleft": "Left",
    "arrowright": "Right", "backtab": "shift-tab", "del": "delete", "bs": "backspace",
  ]
}

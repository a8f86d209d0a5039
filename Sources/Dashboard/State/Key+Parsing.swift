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

import RelayKit

extension KeyBindings {
  /// The key that always quits, wherever the person is.
  static let wayOut = Key.control("c")

  /// The keys as wished: each action that is named has those keys and no others.
  ///
  /// - Where text is typed, characters stay text: there an action that is given nothing else keeps
  ///   its old keys.
  /// - A key with two meanings in one place is refused.
  package func rebound(by wishes: [KeyWish]) throws(KeyBindingError) -> KeyBindings {
    var rows = rows
    var places: [Action: FilePlace] = [:]
    for wish in wishes {
      let action = try wish.understoodAction()
      let keys = try wish.understoodKeys()
      rows = rows.flatMap { $0.action == action ? $0.rebound(to: keys) : [$0] }
      places[action] = wish.place
    }
    let rebound = KeyBindings(rows: rows.filter { !$0.keys.isEmpty }.hintingAtMoves())
    try rebound.refuseClashes(places)
    return rebound
  }

  /// Refuses two meanings of a key, at the place of the wish that made them.
  private func refuseClashes(_ places: [Action: FilePlace]) throws(KeyBindingError) {
    for context in KeyContext.allCases {
      var meanings: [Key: Action] = [:]
      for row in rows(in: context) {
        for key in row.keys {
          guard let other = meanings[key], other != row.action else {
            meanings[key] = row.action
            continue
          }
          if let place = places[row.action] {
            throw .clash(place, key, row.action, with: other, in: context)
          }
          if let place = places[other] {
            throw .clash(place, key, other, with: row.action, in: context)
          }
        }
      }
    }
  }
}

extension KeyWish {
  fileprivate func understoodAction() throws(KeyBindingError) -> Action {
    guard let known = Action(named: action) else {
      let nearest = Spelling.nearest(to: action, among: Action.allCases.map(\.name))
      throw .unknownAction(place, name: action, nearest: nearest)
    }
    return known
  }

  fileprivate func understoodKeys() throws(KeyBindingError) -> [Key] {
    var understood: [Key] = []
    for name in keys {
      guard let key = Key(named: name) else {
        throw .unknownKey(place, name: name, nearest: Key.name(like: name))
      }
      guard key != KeyBindings.wayOut else { throw .reservedKey(place, key) }
      if !understood.contains(key) { understood.append(key) }
    }
    return understood
  }
}

extension KeyBinding {
  /// The rows with other keys; where text is typed those that are no characters, else the old ones.
  fileprivate func rebound(to wished: [Key]) -> [KeyBinding] {
    guard keys != [KeyBindings.wayOut] else { return [self] }
    let typed = wished.filter { !$0.isCharacter }
    guard !wished.isEmpty, typed != wished else { return [having(wished, in: contexts)] }
    return [
      having(wished, in: contexts.subtracting(KeyContext.typing)),
      having(typed.isEmpty ? keys : typed, in: contexts.intersection(KeyContext.typing)),
    ].filter { !$0.contexts.isEmpty }
  }

  /// The row with these keys, there alone; the hint names the first.
  private func having(_ keys: [Key], in contexts: Set<KeyContext>) -> KeyBinding {
    var row = self
    row.contexts = contexts
    guard keys != self.keys else { return row }
    row.keys = keys
    if let hint, let first = keys.first {
      row.hint = Hint(keys: first.displayName, word: hint.word)
    }
    return row
  }
}

extension Key {
  var isCharacter: Bool {
    if case .character = self { true } else { false }
  }
}

extension [KeyBinding] {
  /// The rows, with a hint at moving that names the keys for down and up as they are.
  fileprivate func hintingAtMoves() -> [KeyBinding] {
    map { row in
      guard row.action == .moveDown, let hint = row.hint, let down = row.keys.first,
        let up = first(where: { $0.action == .moveUp && $0.contexts == row.contexts })?.keys.first
      else { return row }
      let separator: DisplayText = down.isCharacter && up.isCharacter ? "" : " "
      var row = row
      row.hint = KeyBinding.Hint(
        keys: down.displayName + separator + up.displayName, word: hint.word)
      return row
    }
  }
}

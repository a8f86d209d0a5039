import RelayKit

/// A line of text being typed, with a cursor in it.
package struct TextInput: Equatable, Sendable {
  private var characters: [Character]
  /// Before which character the next one goes.
  private var cursor: Int
  /// How many characters it takes.
  private let limit: Int

  /// Starts with `text` and the cursor at its end; takes no more than a path may have.
  init(_ text: String = "", limit: Int = 4096) {
    characters = Array(text)
    cursor = characters.count
    self.limit = limit
  }

  package var text: String { String(characters) }

  var isEmpty: Bool { characters.isEmpty }

  var displayText: DisplayText { DisplayText(sanitizing: text, limit: limit) }

  /// How many cells stand left of the cursor.
  var cursorOffset: Int { DisplayText(sanitizing: beforeCursor, limit: limit).width }

  /// What stands left of the cursor, as it is.
  var beforeCursor: String { String(characters[..<cursor]) }

  /// Inserts what is fit to be seen: control characters are dropped, the rest is sanitized.
  mutating func insert(_ foreign: String) {
    let visible = String(String.UnicodeScalarView(foreign.unicodeScalars.filter(\.isNoControl)))
    let safe = DisplayText(sanitizing: visible, limit: limit).text
    let room = max(limit - characters.count, 0)
    let inserted = Array(safe.prefix(room))
    characters.insert(contentsOf: inserted, at: cursor)
    cursor += inserted.count
  }

  /// Puts a text that was not typed, and may be unfit to be seen, before what follows the cursor.
  ///
  /// A slash that follows it there already is not doubled.
  mutating func replaceBeforeCursor(with verbatim: String) {
    let rest = characters[cursor...]
    let replacement = Array(
      rest.first == "/" && verbatim.last == "/" ? verbatim.dropLast() : verbatim[...])
    guard replacement.count + rest.count <= limit else { return }
    characters = replacement + rest
    cursor = replacement.count
  }

  /// Edits by a key and tells whether the key means anything here.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: removeBefore(1)
    case .delete, .control("d"): removeAfter()
    case .control("u"): removeBefore(cursor)
    case .control("w"): removeBefore(wordBeforeCursor)
    default: return false
    }
    return true
  }

  private mutating func removeBefore(_ count: Int) {
    let start = max(cursor - count, 0)
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private mutating func removeAfter() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  /// How many characters back the last word starts, the spaces after it included.
  private var wordBeforeCursor: Int {
    let spaces = characters[..<cursor].reversed().prefix { $0 == " " }.count
    let word = characters[..<(cursor - spaces)].reversed().prefix { $0 != " " }.count
    return spaces + word
  }
}

extension TextInput {
  /// An empty filter: it is read anew with every character, and no name is so long.
  static let filter = TextInput(limit: 256)
}

extension Unicode.Scalar {
  fileprivate var isNoControl: Bool { properties.generalCategory != .control }
}

extension DisplayText {
  /// The text in lines of at most `columns` cells, broken at spaces; a word that is longer than a
  /// line, such as a path, is broken where the line ends.
  package func wrapped(to columns: Int) -> [DisplayText] {
    var lines: [String] = []
    var taken = 0
    for word in text.split(separator: " ").flatMap({ Self.pieces(of: String($0), columns) }) {
      let width = DisplayWidth.width(of: word)
      if !lines.isEmpty, taken + 1 + width <= columns {
        lines[lines.count - 1] += " \(word)"
        taken += 1 + width
      } else {
        lines.append(word)
        taken = width
      }
    }
    return lines.map { DisplayText(sanitizing: $0, limit: .max) }
  }

  /// A word in pieces that each fit a line, but for a character that is wider than one.
  private static func pieces(of word: String, _ columns: Int) -> [String] {
    guard DisplayWidth.width(of: word) > columns else { return [word] }
    var pieces: [String] = []
    var room = 0
    for cluster in DisplayWidth.cells(of: word) {
      if room < cluster.width {
        pieces.append("")
        room = columns
      }
      pieces[pieces.count - 1] += cluster.text
      room -= cluster.width
    }
    return pieces
  }
}

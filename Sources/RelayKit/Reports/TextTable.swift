/// A heading and aligned rows, each column as wide as its widest entry.
struct TextTable<Row> {
  enum Alignment: Sendable {
    case left, right
  }

  /// A heading and what stands below it.
  struct Column: Sendable {
    let title: String
    let alignment: Alignment
    let value: @Sendable (Row) -> String

    init(_ title: String, _ alignment: Alignment, value: @escaping @Sendable (Row) -> String) {
      self.title = title
      self.alignment = alignment
      self.value = value
    }
  }

  /// The heading first; all of one length.
  let lines: [String]

  init(_ columns: [Column], of rows: [Row]) {
    let padded = columns.map { column in
      let entries = [column.title] + rows.map { column.value($0).asciiText }
      let width = entries.map(\.count).max() ?? 0
      return entries.map { $0.padded(to: width, column.alignment) }
    }
    lines = (0...rows.count).map { line in
      padded.map { $0[line] }.joined(separator: "  ")
    }
  }
}

extension String {
  /// The text in printable ASCII: a section sign is spelt out, what else is foreign becomes `?`.
  var asciiText: String {
    map { character in
      if character == "§" { return "section " }
      return character.isASCII && !character.isNewline ? String(character) : "?"
    }.joined()
  }

  /// At most so many characters; a cut shows as `~`.
  func cut(to width: Int) -> String {
    count <= width ? self : prefix(width - 1) + "~"
  }

  fileprivate func padded<Row>(to width: Int, _ alignment: TextTable<Row>.Alignment) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return alignment == .left ? self + spaces : spaces + self
  }

  var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}

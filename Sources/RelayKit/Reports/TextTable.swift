/// A heading and aligned rows, each column as wide as its widest entry.
struct TextTable<Row> {
  /// A heading and what stands below it.
  struct Column: Sendable {
    let title: DisplayText
    let alignment: Alignment
    let value: @Sendable (Row) -> DisplayText

    init(
      _ title: DisplayText, _ alignment: Alignment,
      value: @escaping @Sendable (Row) -> DisplayText
    ) {
      self.title = title
      self.alignment = alignment
      self.value = value
    }
  }

  /// The heading first; all of one width.
  let lines: [DisplayText]

  init(_ columns: [Column], of rows: [Row]) {
    let padded = columns.map { column in
      let entries = [column.title] + rows.map { column.value($0).inASCII }
      let width = entries.map(\.width).max() ?? 0
      return entries.map { $0.padded(to: width, column.alignment) }
    }
    lines = (0...rows.count).map { line in
      padded.map { $0[line] }.joined(separator: "  ")
    }
  }
}

extension DisplayText {
  /// The text in printable ASCII: a section sign is spelt out, what else is foreign becomes `?`.
  var inASCII: DisplayText {
    let characters = text.map { $0 == "§" ? "section " : $0.isASCII ? String($0) : "?" }
    return DisplayText(sanitizing: characters.joined(), limit: .max)
  }

  var withoutTrailingSpaces: DisplayText {
    let end = text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex
    return DisplayText(sanitizing: String(text[..<end]), limit: .max)
  }
}

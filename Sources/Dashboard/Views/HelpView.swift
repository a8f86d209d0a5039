import RelayKit

/// The keys, from the table of keys, and what the columns and marks mean.
///
/// The keys of the place it was opened from come first. Where there is room the legend stands beside
/// the keys, and where there is more, the keys of other places between them.
struct HelpView: PageView {
  let body: Rect
  let scroll: Int
  /// What the help was asked for from.
  let place: KeyContext
  let evidence: Evidence
  let glyphs: GlyphSet
  let bindings: KeyBindings

  var visibleLines: Int { max(body.rows - 1, 0) }

  /// The last line that scrolling may begin with.
  var lastScroll: Int { max(lineCount - visibleLines, 0) }

  func draw(of frame: inout Frame) {
    var rest = body
    let position: DisplayText =
      lastScroll == 0
      ? "" : "\(scroll + 1)-\(min(scroll + visibleLines, lineCount)) of \(lineCount)"
    frame.putPageTitle("help", position, in: rest.takeTop(1))
    frame.cursor = Position(column: rest.column, row: rest.row)
    let columns = columns
    for column in columns.dropLast() {
      let others = rest.takeRight(rest.columns - Self.keysWidth)
      draw(column, in: rest, of: &frame)
      rest = others
    }
    draw(columns.last ?? [], in: rest, of: &frame)
  }

  private func draw(_ lines: [StyledText], in rect: Rect, of frame: inout Frame) {
    var rest = rect
    for line in lines.dropFirst(scroll).prefix(rest.rows) { frame.put(line, in: rest.takeTop(1)) }
  }

  private var lineCount: Int { columns.map(\.count).max() ?? 0 }

  /// The width of keys that something stands beside.
  static let keysWidth = 42

  /// What stands beside each other.
  private var columns: [[StyledText]] {
    let chapters = bindings.chapters(from: place)
    let legend = HelpLegend.lines(evidence, glyphs)
    if body.columns >= 2 * Self.keysWidth + HelpLegend.width {
      return [keys(of: chapters.prefix(1)), keys(of: chapters.dropFirst()), legend]
    }
    let keys = keys(of: chapters[...])
    return body.columns >= Self.keysWidth + HelpLegend.width
      ? [keys, legend] : [keys + [.empty] + legend]
  }

  /// A heading and a line a row for each chapter.
  private func keys(of chapters: ArraySlice<KeyBindings.Chapter>) -> [StyledText] {
    let parts = chapters.map { chapter in
      [StyledText.helpHeading(chapter.title)]
        + chapter.rows.map {
          .entry($0.keyNames, StyledText($0.title), width: 10, role: .key)
        }
    }
    return Array(parts.joined(separator: [.empty]))
  }
}

extension StyledText {
  static func helpHeading(_ title: DisplayText) -> StyledText {
    StyledText(title, TextStyle(.heading, bold: true))
  }

  /// A name and what it means, the meanings beneath each other.
  static func entry(
    _ name: DisplayText, _ meaning: StyledText, width: Int, role: Role
  ) -> StyledText {
    StyledText(name + .spaces(max(width - name.width, 1)), role) + meaning
  }
}

extension KeyBinding {
  /// The keys as the help names them; of many, the first and the last.
  fileprivate var keyNames: DisplayText {
    let names = keys.map(\.displayName)
    guard names.count > 3, let first = names.first, let last = names.last else {
      return names.joined(separator: " ")
    }
    return "\(first)-\(last)"
  }
}

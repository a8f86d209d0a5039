import RelayKit

/// The keys, from the table of keys, and what the columns and marks mean.
///
/// The keys of the place it was opened from come first. Where there is room the legend stands beside
/// the keys; where there is more, all of it stands in as many columns as there are, about as long.
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

  /// The width of keys that something stands beside: that of the longest row, and two cells more.
  static let keysWidth = 43

  /// What stands beside each other.
  private var columns: [[StyledText]] {
    let legend = HelpLegend.parts(evidence, glyphs)
    let room = body.columns / Self.keysWidth
    if room > 2 { return (keys + legend).even(inColumns: room) }
    let isBeside = body.columns >= Self.keysWidth + HelpLegend.width
    return isBeside ? [keys.parted, legend.parted] : [(keys + legend).parted]
  }

  /// A heading and a line a row for each chapter.
  private var keys: [[StyledText]] {
    bindings.chapters(from: place).map { chapter in
      [.helpHeading(chapter.title)]
        + chapter.rows.map {
          .entry($0.keyNames, StyledText($0.title), width: 10, role: .key)
        }
    }
  }
}

extension [[StyledText]] {
  /// One after another, with an empty line between.
  fileprivate var parted: [StyledText] { Array<StyledText>(joined(separator: [.empty])) }

  /// None of them cut, in so many columns at most, which are as short as can be.
  fileprivate func even(inColumns limit: Int) -> [[StyledText]] {
    let longest = map(\.count).max() ?? 0
    let heights = longest...Swift.max(parted.count, longest)
    return heights.lazy.map(columns).first { $0.count <= limit } ?? [parted]
  }

  /// Each in the first column that has room for it.
  private func columns(ofHeight height: Int) -> [[StyledText]] {
    reduce(into: []) { columns, part in
      if let index = columns.firstIndex(where: { $0.count + 1 + part.count <= height }) {
        columns[index] += [.empty] + part
      } else {
        columns.append(part)
      }
    }
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

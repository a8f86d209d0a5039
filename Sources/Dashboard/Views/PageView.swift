import RelayKit

/// A page that is read from a line on.
protocol PageView {
  /// How many lines there is room for beneath its title.
  var visibleLines: Int { get }
  /// The last line that scrolling may begin with.
  var lastScroll: Int { get }
  func draw(of frame: inout Frame)
}

/// A title and lines beneath it.
struct TextPage: PageView {
  let title: DisplayText
  /// What stands at the title's right.
  var aside: DisplayText = .empty
  let lines: [ServerLine]
  let body: Rect
  let scroll: Int

  var visibleLines: Int { max(body.rows - 1, 0) }

  var lastScroll: Int { max(lines.count - visibleLines, 0) }

  func draw(of frame: inout Frame) {
    var rest = body
    frame.putPageTitle(title, position, in: rest.takeTop(1))
    frame.cursor = Position(column: rest.column, row: rest.row)
    Array(lines.dropFirst(scroll)).draw(in: rest, of: &frame)
  }

  /// `1-17 of 24`, where not all of it is on the screen.
  private var position: DisplayText {
    let count = lines.count
    guard count > visibleLines else { return aside }
    let range: DisplayText = "\(scroll + 1)-\(min(scroll + visibleLines, count)) of \(count)"
    return aside.isEmpty ? range : "\(range)  \(aside)"
  }
}

extension Frame {
  /// Writes a page's title, and at its right which part of it is on the screen; where both do not
  /// fit, the title keeps half of the line.
  mutating func putPageTitle(_ title: DisplayText, _ position: DisplayText, in rect: Rect) {
    fill(rect, style: .columnHeading)
    var left = rect
    let free = max(rect.columns - title.width - 2, rect.columns / 2)
    let right = left.takeRight(min(position.width, free))
    if !position.isEmpty { _ = left.takeRight(2) }
    put(StyledText(title, TextStyle(.heading, bold: true, underline: true)), in: left)
    put(StyledText(position, .columnHeading), in: right, alignment: .right)
  }
}

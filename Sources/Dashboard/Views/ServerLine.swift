import RelayKit

/// One line of a list of servers.
indirect enum ServerLine {
  case blank
  /// Text that begins so many cells in, and text that ends at the right.
  case text(StyledText, indent: Int = 0, right: StyledText = .empty)
  case cells(ServerCells, [Column<ServerColumn>])
  /// Two lines, each in its half.
  case beside(ServerLine, ServerLine)

  /// Between the halves of a line.
  private static let gap = 3

  /// How many columns each half of a line has.
  static func half(of columns: Int) -> Int { (columns - gap) / 2 }

  /// The left half of a line, and the right one.
  static func halves(of rect: Rect) -> [Rect] {
    var left = rect
    let right = left.takeRight(half(of: rect.columns))
    _ = left.takeRight(left.columns - half(of: rect.columns))
    return [left, right]
  }

  func draw(in rect: Rect, of frame: inout Frame) {
    switch self {
    case .blank: break
    case .text(let left, let indent, let right):
      var rest = rect
      frame.put(right, in: rest.takeRight(right.width), alignment: .right)
      frame.put(left, in: rest.takeRight(rest.columns - indent))
    case .cells(let cells, let columns):
      for placed in TableLayout(columns, width: rect.columns).columns {
        frame.put(
          cells.text(placed.column.id, width: placed.width), in: placed.cell(in: rect),
          alignment: placed.column.alignment)
      }
    case .beside(let left, let right):
      for (line, half) in zip([left, right], Self.halves(of: rect)) {
        line.draw(in: half, of: &frame)
      }
    }
  }
}

extension [ServerLine] {
  /// Draws as many lines as there is room for.
  func draw(in rect: Rect, of frame: inout Frame) {
    var rest = rect
    for line in prefix(rect.rows) {
      line.draw(in: rest.takeTop(1), of: &frame)
    }
  }

  /// The lines of two blocks, the one beside the other.
  static func beside(_ left: [ServerLine], _ right: [ServerLine]) -> [ServerLine] {
    (0..<Swift.max(left.count, right.count)).map { index in
      .beside(
        index < left.count ? left[index] : .blank, index < right.count ? right[index] : .blank)
    }
  }

  /// Text of any length; not muted where it tells a number or a verdict.
  static func note(
    _ text: DisplayText, _ role: Role = .text, indent: Int, columns: Int
  ) -> [ServerLine] {
    text.wrapped(to: columns - indent).map { .text(StyledText($0, role), indent: indent) }
  }
}

extension [[ServerLine]] {
  /// Whole blocks for so many rows: parted by blank lines where there is room and they have
  /// several lines; where there is none for all, a last line says how many more there are.
  func fitted(to rows: Int) -> [ServerLine] {
    let total = reduce(0) { $0 + $1.count }
    if total > rows { return cut(to: rows) }
    let isLoose = total > count && total + count - 1 <= rows
    let gap: [ServerLine] = isLoose ? [.blank] : []
    return [ServerLine](self.joined(separator: gap))
  }

  private func cut(to rows: Int) -> [ServerLine] {
    var lines: [ServerLine] = []
    for (index, block) in enumerated() {
      guard lines.count + block.count < rows else {
        return lines + [.text(StyledText("\(count - index) more in its detail", .muted), indent: 1)]
      }
      lines += block
    }
    return lines
  }
}

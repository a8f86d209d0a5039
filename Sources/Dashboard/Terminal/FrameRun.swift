/// Neighbouring cells of a row that are written in one go.
package struct FrameRun: Equatable, Sendable {
  package let row: Int
  package let column: Int
  package let style: TextStyle
  package private(set) var scalars: [Int32]

  /// The runs that make up a frame, without the blanks that an erased screen has anyway.
  ///
  /// A run ends with its style, and after a cell that is wide or combined, so that a terminal of
  /// another opinion on its width cannot shift what follows. Without Unicode, what is not ASCII
  /// is `?` in each of its cells.
  package static func runs(of frame: Frame, glyphs: GlyphSet) -> [FrameRun] {
    (0..<frame.size.rows).flatMap { runs(ofRow: $0, of: frame, glyphs: glyphs) }
  }

  private static func runs(ofRow row: Int, of frame: Frame, glyphs: GlyphSet) -> [FrameRun] {
    var runs: [FrameRun] = []
    var isContinuing = false
    for column in 0..<frame.size.columns {
      let cell = frame[Position(column: column, row: row)]
      guard let scalars = scalars(of: cell, glyphs: glyphs), cell != .blank else {
        isContinuing = false
        continue
      }
      if isContinuing, runs.last?.style == cell.style {
        runs[runs.count - 1].scalars += scalars
      } else {
        runs.append(FrameRun(row: row, column: column, style: cell.style, scalars: scalars))
      }
      isContinuing = scalars.count == 1 && (scalars[0] < 0x80 || !isWide(column, row, frame))
    }
    return runs
  }

  /// What is written for a cell; `nil` where nothing is.
  private static func scalars(of cell: Cell, glyphs: GlyphSet) -> [Int32]? {
    let scalars = cell.text.unicodeScalars.map { Int32($0.value) }
    let isASCII = scalars.count == 1 && scalars[0] < 0x7F
    if glyphs == .unicode { return scalars.isEmpty ? nil : scalars }
    return isASCII ? scalars : [0x3F]
  }

  private static func isWide(_ column: Int, _ row: Int, _ frame: Frame) -> Bool {
    column + 1 < frame.size.columns
      && frame[Position(column: column + 1, row: row)].text.isEmpty
  }
}

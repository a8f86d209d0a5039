import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct `The runs of a frame` {
  @Test func `are its texts, with their places and styles, without the blanks`() {
    var frame = Frame(size: Size(columns: 12, rows: 2))
    frame.put("ab", at: Position(column: 1, row: 0), style: TextStyle(.good))
    frame.put("cd", at: Position(column: 3, row: 0), style: TextStyle(.trouble))
    frame.put("e f", at: Position(column: 0, row: 1), style: TextStyle(.muted))
    frame.put("g", at: Position(column: 8, row: 1))
    #expect(
      described(frame) == [
        "0,1 good ab", "0,3 trouble cd", "1,0 muted e f", "1,8 text g",
      ])
  }

  @Test func `keep a blank that has a style`() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.put("  ", at: Position(column: 1, row: 0), style: TextStyle(.selection))
    #expect(described(frame) == ["0,1 selection   "])
  }

  @Test(.acceptance(.wideText))
  func `begin anew after what a terminal may think wider or narrower`() {
    var frame = Frame(size: Size(columns: 12, rows: 1))
    frame.put("a中be\u{301}c⣀⣀d", at: Position(column: 0, row: 0))
    #expect(
      described(frame) == ["0,0 text a中", "0,3 text be\u{301}", "0,5 text c⣀⣀d"])
  }

  @Test func `without Unicode have a question mark in each cell of what is not ASCII`() {
    var frame = Frame(size: Size(columns: 12, rows: 1))
    frame.put("a中be\u{301}c⣀", at: Position(column: 0, row: 0))
    #expect(described(frame, glyphs: .ascii) == ["0,0 text a??b?c?"])
  }

  private func described(_ frame: Frame, glyphs: GlyphSet = .unicode) -> [String] {
    FrameRun.runs(of: frame, glyphs: glyphs).map { run in
      let scalars = run.scalars.compactMap { Unicode.Scalar(UInt32($0)) }
      let text = String(String.UnicodeScalarView(scalars))
      return "\(run.row),\(run.column) \(run.style.role) \(text)"
    }
  }
}

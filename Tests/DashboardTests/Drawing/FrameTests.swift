import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct FrameTests {
  @Test func `clips at the right edge and shows the cut`() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    #expect(frame.put("abcdef", at: Position(column: 0, row: 0)) == 6)
    #expect(frame.put("abcdef", at: Position(column: 3, row: 1)) == 3)
    #expect(frame.text == "abcdef\n   ab~")
  }

  @Test(arguments: [(-1, 0), (0, -1), (6, 0), (0, 2), (100, 100)])
  func `ignores what stands outside`(_ column: Int, _ row: Int) {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    #expect(frame.put("abc", at: Position(column: column, row: row)) == 0)
    #expect(frame == Frame(size: Size(columns: 6, rows: 2)))
  }

  @Test(.acceptance(.wideText))
  func `gives a wide character two cells and blanks the half that is left over`() {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.put("中文", at: Position(column: 0, row: 0))
    #expect(frame.cells.map(\.text) == ["中", "", "文", "", " ", " "])
    frame.put("x", at: Position(column: 1, row: 0))
    #expect(frame.cells.map(\.text) == [" ", "x", "文", "", " ", " "])
    frame.put("y", at: Position(column: 2, row: 0))
    #expect(frame.cells.map(\.text) == [" ", "x", "y", " ", " ", " "])
  }

  @Test func `never lets half a wide character stand at the edge`() {
    var frame = Frame(size: Size(columns: 3, rows: 1))
    frame.put("中文", at: Position(column: 0, row: 0))
    #expect(frame.cells.map(\.text) == ["中", "", "~"])
  }

  @Test func `keeps the style of what is put and the limit it is given`() {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    let style = TextStyle(.trouble, bold: true)
    frame.put("abcdef", at: Position(column: 0, row: 0), style: style, limit: 3)
    #expect(
      frame.cells.prefix(3) == [
        Cell("a", style: style), Cell("b", style: style), Cell("~", style: style),
      ])
    #expect(frame.cells.dropFirst(3).allSatisfy { $0 == .blank })
  }

  @Test func `is empty where the size is none`() {
    #expect(Frame(size: Size(columns: -3, rows: 5)).cells.isEmpty)
  }
}

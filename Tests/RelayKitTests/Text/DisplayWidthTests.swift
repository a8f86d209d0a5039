import RelayKit
import TestSupport
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    .acceptance(.wideText),
    arguments: [
      Width("", 0), Width("abc", 3), Width("é", 1), Width("e\u{301}", 1),
      Width("a\u{301}\u{302}\u{303}", 1), Width("中", 2), Width("漢字", 4), Width("ｱ", 1),
      Width("Ａ", 2), Width("한", 2), Width("\u{1112}\u{1161}\u{11AB}", 2), Width("…", 1),
      Width("→", 1), Width("⣀", 1), Width("ש", 1), Width("😀", 2), Width("👍🏽", 2),
      Width("👩‍👩‍👧‍👦", 2), Width("🏳️‍🌈", 2), Width("🇩🇪", 2), Width("🇩🇪🇫🇷", 4), Width("❤️", 2),
      Width("❤", 1), Width("1️⃣", 2), Width("कि", 2), Width("क्ष", 2), Width("\u{301}", 0),
      Width("\u{20000}", 2), Width("\u{FE0F}", 0),
    ])
  func `counts the cells of a text`(_ row: Width) {
    #expect(DisplayWidth.width(of: row.text) == row.cells)
  }

  @Test(arguments: [
    Cut("abcdef", 6, "abcdef"), Cut("abcdef", 5, "abcd~"), Cut("abcdef", 1, "~"),
    Cut("abcdef", 0, ""), Cut("中文字", 6, "中文字"), Cut("中文字", 5, "中文~"), Cut("中文字", 4, "中~"),
    Cut("中文字", 2, "~"), Cut("e\u{301}e\u{301}e", 2, "e\u{301}~"),
  ])
  func `cuts by cells and shows the cut`(_ row: Cut) {
    let cells = DisplayWidth.cells(of: row.text, limit: row.limit)
    #expect(cells.map(\.text).joined() == row.expected)
    #expect(cells.map(\.width).reduce(0, +) <= row.limit)
  }
}

struct Width: Sendable, CustomTestStringConvertible {
  var text: String
  var cells: Int

  init(_ text: String, _ cells: Int) {
    self.text = text
    self.cells = cells
  }

  var testDescription: String { "\(text.debugDescription) takes \(cells)" }
}

struct Cut: Sendable, CustomTestStringConvertible {
  var text: String
  var limit: Int
  var expected: String

  init(_ text: String, _ limit: Int, _ expected: String) {
    self.text = text
    self.limit = limit
    self.expected = expected
  }

  var testDescription: String { "\(text.debugDescription) in \(limit)" }
}

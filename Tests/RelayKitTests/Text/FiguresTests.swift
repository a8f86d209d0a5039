import RelayKit
import Testing

@Suite struct FiguresTests {
  @Test(arguments: [
    (0.0, "0.0"), (0.04, "0.0"), (0.05, "0.1"), (12.44, "12.4"), (99.96, "100.0"),
    (999.94, "999.9"), (999.95, "1000"), (1_000, "1000"), (1_204.5, "1205"), (12_345, "12345"),
  ])
  func `writes milliseconds with one decimal below a thousand`(_ value: Double, _ text: String) {
    #expect(Figures.milliseconds(.nanoseconds(Int64((value * 1e6).rounded()))).text == text)
  }

  @Test(arguments: [
    (0.04, "0.0"), (9.94, "9.9"), (9.95, "10"), (10.4, "10"), (81.5, "82"), (1_204.5, "1205"),
  ])
  func `writes whole milliseconds from ten on in a sentence`(_ value: Double, _ text: String) {
    #expect(Figures.roundMilliseconds(.nanoseconds(Int64((value * 1e6).rounded()))).text == text)
  }

  @Test func `leaves blank what is unknown`() {
    #expect(Figures.milliseconds(nil).isEmpty)
    #expect(Figures.percent(nil).isEmpty)
  }

  @Test(arguments: [
    (0.0, "0"), (0.01, "<1"), (0.99, "<1"), (1, "1"), (1.6, "2"), (50, "50"), (99, "99"),
    (99.6, "99"), (100, "100"),
  ])
  func `writes percent, 0 and 100 only where they are meant`(_ value: Double, _ text: String) {
    #expect(Figures.percent(value).text == text)
  }

  @Test(arguments: [
    (0, "0.0 s"), (1_290, "1.2 s"), (9_999, "9.9 s"), (10_000, "10 s"), (59_999, "59 s"),
    (60_000, "1:00"), (245_000, "4:05"), (3_599_000, "59:59"), (3_845_000, "1:04:05"),
  ])
  func `writes how long it has been`(_ milliseconds: Int, _ text: String) {
    #expect(Figures.elapsed(.milliseconds(milliseconds)).text == text)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]), ("", 5, []),
    ("  one   two  ", 20, ["one two"]), ("中文 字", 5, ["中文", "字"]),
    ("in /a/long/path: no", 7, ["in", "/a/long", "/path:", "no"]),
    ("/a/long/path", 4, ["/a/l", "ong/", "path"]),
    ("中文字", 3, ["中", "文", "字"]), ("中", 1, ["中"]), ("ab", 0, ["a", "b"]),
  ])
  func `breaks lines at spaces, and words that are longer than a line`(
    _ text: String, _ columns: Int, _ lines: [String]
  ) {
    #expect(DisplayText(sanitizing: text).wrapped(to: columns).map(\.text) == lines)
  }

  @Test(arguments: [("abc", 5, "abc  ", "  abc"), ("中", 3, "中 ", " 中"), ("abc", 2, "abc", "abc")])
  func `fills up with spaces to a width in cells`(
    _ text: String, _ columns: Int, _ left: String, _ right: String
  ) {
    let text = DisplayText(sanitizing: text)
    #expect(text.padded(to: columns).text == left)
    #expect(text.padded(to: columns, .right).text == right)
  }
}

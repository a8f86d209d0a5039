import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.hostileData)) struct SanitizerTests {
  @Test(arguments: [
    Row("a plain name", "us_east 12.4 ms"),
    Row("letters beyond ASCII", "Zürich 東京 🇩🇪"),
    Row("an accent of its own", "e\u{301}"),
    Row("an escape sequence", "\u{1B}[2J\u{1B}[31mred", "?[2J?[31mred"),
    Row("a write to the clipboard", "\u{1B}]52;c;ZXZpbA==\u{07}", "?]52;c;ZXZpbA==?"),
    Row("the one-byte form of ESC [", "\u{9B}31m", "?31m"),
    Row("the one-byte form of ESC ]", "\u{9D}0;title\u{9C}", "?0;title?"),
    Row("line ends", "a\r\nb\nc\u{85}d\u{2028}e\u{2029}f", "a??b?c?d?e?f"),
    Row("a tab, a backspace, a delete", "a\tb\u{08}\u{7F}", "a?b??"),
    Row("a NUL", "a\u{00}b", "a?b"),
    Row("right-to-left override", "txt.\u{202E}gpj", "txt.?gpj"),
    Row("isolates and marks", "\u{2066}a\u{2069}\u{200F}\u{61C}", "?a???"),
    Row("zero-width characters", "a\u{200B}b\u{200D}c\u{FEFF}d\u{00AD}e", "a?b?c?d?e"),
    Row("tag characters", "a\u{E0041}", "a?"),
    Row("fillers that show nothing", "a\u{3164}\u{FFA0}\u{115F}\u{034F}b", "a????b"),
    Row("private use", "\u{E000}\u{F0000}", "??"),
    Row("a noncharacter", "\u{FFFE}", "?"),
  ])
  func `makes foreign text safe`(row: Row) {
    #expect(Sanitizer.sanitized(row.foreign) == row.safe)
  }

  @Test func `shows what is not UTF-8 as replacement characters`() {
    let text = String(decoding: [0x61, 0xFF, 0xC0, 0x80, 0x62], as: UTF8.self)
    #expect(Sanitizer.sanitized(text) == "a\u{FFFD}\u{FFFD}\u{FFFD}b")
  }

  @Test func `cuts what is too long and shows the cut`() {
    let long = String(repeating: "x", count: 10_240)
    #expect(Sanitizer.sanitized(long) == String(repeating: "x", count: 512) + "~")
    #expect(Sanitizer.sanitized("abcdef", limit: 3) == "abc~")
    #expect(Sanitizer.sanitized("abc", limit: 3) == "abc")
  }

  @Test func `limits the accents that pile up on one letter`() {
    let pile = "a" + String(repeating: "\u{301}", count: 10_240)
    #expect(Sanitizer.sanitized(pile).unicodeScalars.count == 513)
  }

  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var foreign: String
    var safe: String

    init(_ description: String, _ foreign: String, _ safe: String? = nil) {
      testDescription = description
      self.foreign = foreign
      self.safe = safe ?? foreign
    }
  }
}

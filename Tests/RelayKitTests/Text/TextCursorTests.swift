import RelayKit
import Testing

@Suite struct TextCursorTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 9, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1),
    ("a\rb", 2, 2, 1), ("a\r", 2, 2, 1), ("é€x", 5, 1, 3), ("\u{FEFF}a", 3, 1, 1),
    ("\u{FEFF}a\nb", 6, 2, 2),
  ])
  func `counts lines and columns as editors do`(text: String, offset: Int, line: Int, column: Int) {
    var cursor = TextCursor(Array(text.utf8))
    #expect(cursor.position(of: offset) == (line, column))
  }

  @Test func `goes on from the last place`() {
    var cursor = TextCursor(Array("ab\ncd\n".utf8))
    let places = [0, 1, 1, 4, 6].map { cursor.position(of: $0) }
    #expect(places.map(\.line) == [1, 1, 1, 2, 3] && places.map(\.column) == [1, 2, 2, 2, 1])
  }
}

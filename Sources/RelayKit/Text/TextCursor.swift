/// Counts lines and columns, of one place of a text after another, each byte once.
///
/// - Both begin with 1, and a column is a character of Unicode, as editors count.
/// - A line ends with a line feed, a carriage return or both; a byte order mark is no column.
package struct TextCursor: Sendable {
  private let bytes: [UInt8]
  private var place: Int
  private var line = 1
  private var column = 1

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Where the byte at `offset` stands, which is not before the last one asked for.
  package mutating func position(of offset: Int) -> (line: Int, column: Int) {
    while place < min(offset, bytes.count) {
      pass(bytes[place])
      place += 1
    }
    return (line, column)
  }

  private mutating func pass(_ byte: UInt8) {
    let isFeed = byte == UInt8(ascii: "\n")
    let isReturn = byte == UInt8(ascii: "\r")
    if isFeed || isReturn && !(place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}

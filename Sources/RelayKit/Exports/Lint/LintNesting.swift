/// Which list each group of a text is an item of: in brackets, or of items below one another.
struct LintNesting: Sendable {
  /// The list of a group; none for what is in no list.
  private(set) var lists: [Int: Int] = [:]
  private var brackets: [Int] = []
  private var blocks: [(indentation: Int, list: Int)] = []

  /// Notes that a group begins here.
  mutating func place(_ group: Int) {
    lists[group] = brackets.last ?? blocks.last?.list
  }

  /// Goes into a bracket or out of it.
  mutating func turn(_ byte: UInt8, _ count: inout Int) {
    if byte == UInt8(ascii: "[") {
      count += 1
      brackets.append(count)
    } else if byte == UInt8(ascii: "]") {
      _ = brackets.popLast()
    }
  }

  /// Comes to a line: an item goes on with the list of its indentation, or begins one; any other
  /// line ends those that are not indented less.
  mutating func enter(_ indentation: Int, isItem: Bool, _ count: inout Int) {
    while let last = blocks.last, last.indentation > indentation { blocks.removeLast() }
    if blocks.last?.indentation == indentation {
      if !isItem { blocks.removeLast() }
    } else if isItem {
      count += 1
      blocks.append((indentation, count))
    }
  }
}

// Lists of hosts: `[a.example:80, "b.example"]`, or an item a line.
extension LintText {
  /// The elements of a list in brackets, each as a member of the list's name; where none begins in
  /// `range`, they are looked for in the next lines.
  mutating func elements(
    of name: String, in range: Range<Int>, line: Int, group: Int
  ) -> [Member] {
    guard source.has("[", at: range.lowerBound, before: range.upperBound) else {
      listName = range.isEmpty ? name : nil
      return []
    }
    var elements: [Member] = []
    var place = range.lowerBound + 1
    while place < range.upperBound, source.bytes[place] != UInt8(ascii: "]") {
      guard !source.bytes[place].isBlank, source.bytes[place] != UInt8(ascii: ",") else {
        place += 1
        continue
      }
      let element = element(place..<range.upperBound, of: name, line: line, group: group)
      elements.append(element)
      place = max(place + 1, element.range.upperBound)
    }
    return elements
  }

  /// What stands first in `range`, without its quotes.
  mutating func element(
    _ range: Range<Int>, of name: String, line: Int, group: Int
  ) -> Member {
    let end = range.upperBound
    let start = source.first(from: range.lowerBound, before: end) { !$0.isBlank }
    let close = start < end ? strings.end(from: start, before: end) : nil
    let plain = source.first(from: start, before: end) {
      $0.isBlank || $0 == UInt8(ascii: ",")
    }
    let isIPv6 = source.has("[", at: start, before: end)
    let plainEnd = source.first(from: start, before: plain) { !isIPv6 && $0 == UInt8(ascii: "]") }
    let value = close.map { start + 1..<$0 - 1 } ?? start..<plainEnd
    return Member(
      name: name, words: [], value: source.text(value), range: start..<(close ?? plainEnd),
      isQuoted: close != nil, line: line, group: group)
  }
}

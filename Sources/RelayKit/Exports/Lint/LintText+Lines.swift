// Lines, whose strings may go on in the next.
extension LintText {
  /// Where a line ends, with those over which its string goes on.
  mutating func wholeEnd(of line: Range<Int>, _ kind: LintKind) -> Int {
    if syntax == .libconfig { return joinedEnd(of: line) }
    return kind.comments.spansLines ? quotedEnd(of: line) : line.upperBound
  }

  /// Where a line ends, with those that begin with a string where it ends in one.
  private func joinedEnd(of line: Range<Int>) -> Int {
    let count = source.bytes.count
    var end = line.upperBound
    while end < count, endsInMark(line.lowerBound..<end) {
      let next = source.first(from: end, before: count) { !$0.isBlank }
      guard next < count, isMark(next) else { break }
      end = source.first(from: next, before: count, where: \.endsLine)
    }
    return end
  }

  private func endsInMark(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
    return end > line.lowerBound && isMark(end - 1)
  }

  private func isMark(_ place: Int) -> Bool { source.bytes[place] == UInt8(ascii: "\"") }

  /// Where a line ends, with those over which a string behind an equals sign goes on.
  private mutating func quotedEnd(of line: Range<Int>) -> Int {
    let count = source.bytes.count
    var end = line.upperBound
    var place = line.lowerBound + 1
    while place < end {
      if source.bytes[place - 1] == UInt8(ascii: "="), source.bytes[place].isQuote,
        let close = strings.end(from: place, before: count)
      {
        if close > end { end = source.first(from: close, before: count, where: \.endsLine) }
        place = close
      }
      place += 1
    }
    return end
  }
}

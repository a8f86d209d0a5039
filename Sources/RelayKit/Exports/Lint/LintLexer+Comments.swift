// Comments, in whose place blanks are put.
extension LintLexer {
  mutating func skipsComment() -> Bool {
    if grammar.traits.contains(.longBrackets), has("--", at: place),
      let close = longBracket(at: place + 2)
    {
      return skipsBlock(from: place + 2 + close.utf8.count, to: close)
    }
    if let start = grammar.block.first, let close = grammar.block.last, has(start, at: place) {
      return skipsBlock(from: place + start.utf8.count, to: close)
    }
    guard grammar.lines.contains(where: { has($0, at: place) }) else { return false }
    erase(upTo: source.first(from: place, before: end, where: \.endsLine))
    return true
  }

  /// Erases a comment of several lines; one without an end is none where that may be.
  private mutating func skipsBlock(from start: Int, to close: String) -> Bool {
    var depth = 1
    var index = start
    while index < end, depth > 0 {
      if has(close, at: index) {
        depth -= 1
        index += close.utf8.count
      } else if grammar.nestsBlocks, let open = grammar.block.first, has(open, at: index) {
        depth += 1
        index += open.utf8.count
      } else {
        index += 1
      }
    }
    if depth > 0, !grammar.endsAnywhere { fail(.comment, at: place) }
    erase(upTo: index)
    return true
  }

  mutating func erase(upTo end: Int) {
    for index in place..<end where !bytes[index].endsLine { bytes[index] = UInt8(ascii: " ") }
    place = end
  }
}

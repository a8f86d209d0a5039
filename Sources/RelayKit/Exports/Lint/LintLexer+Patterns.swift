// Patterns: `/["'({]/`, which look like a division at first.
extension LintLexer {
  /// Goes over a pattern that begins here; `false` where none does.
  mutating func skipsPattern() -> Bool {
    guard grammar.traits.contains(.patterns), has("/", at: place) else { return false }
    let role = role
    guard role != .division, let close = patternEnd() else { return false }
    guard role == .either else {
      place = close
      last = UInt8(ascii: "\"")
      token = .other
      tokenEnd = place
      return true
    }
    if source.bytes[place..<close].contains(where: \.isOfStructure) { isDoubtful = true }
    return false
  }

  private enum Role { case pattern, division, either }

  /// What a stroke is here, behind a value or where one may begin.
  private var role: Role {
    guard let last else { return .pattern }
    if last.isQuote || last == UInt8(ascii: "]") { return .division }
    if last == UInt8(ascii: ")") || last == UInt8(ascii: "}") { return .either }
    guard last.isWord || last == UInt8(ascii: "$") else {
      return "+-".utf8.contains(last) ? .either : .pattern
    }
    return Self.words.contains(word) ? .pattern : .division
  }

  /// The word before this place.
  private var word: String {
    var stop = place
    while stop > 0, source.bytes[stop - 1].isBlank { stop -= 1 }
    var start = stop
    while start > 0, stop - start < 12, source.bytes[start - 1].isWord { start -= 1 }
    let isMember = start > 0 && source.bytes[start - 1] == UInt8(ascii: ".")
    return isMember ? "" : source.text(start..<stop)
  }

  /// Behind these a value begins.
  private static let words: Set<String> = [
    "await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw",
    "try", "typeof", "void", "yield",
  ]

  /// Where the pattern is over that would begin here; `nil` where its line ends first.
  private mutating func patternEnd() -> Int? {
    guard place >= patternless else { return nil }
    var isInSet = false
    var index = place + 1
    while index < end, !source.bytes[index].endsLine {
      let byte = source.bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
        isInSet = byte == UInt8(ascii: "[")
      } else if byte == UInt8(ascii: "/"), !isInSet {
        return index + 1
      }
      index += 1
    }
    patternless = index
    return nil
  }
}

extension UInt8 {
  fileprivate var isOfStructure: Bool { isQuote || "()[]{}\\".utf8.contains(self) }
}

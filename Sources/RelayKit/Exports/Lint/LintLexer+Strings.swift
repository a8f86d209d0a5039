// Strings, with the expressions in them.
extension LintLexer {
  mutating func entersString() -> Bool {
    guard let quote = quote() else { return false }
    enter(quote)
    return true
  }

  private mutating func enter(_ quote: LintQuote) {
    depth = grammar.traits.contains(.formats) && prefix().contains("f") ? 0 : nil
    meetString()
    string = (quote, place)
    place += quote.open.utf8.count
  }

  /// The string that begins here; `nil` for none.
  private mutating func quote() -> LintQuote? {
    let traits = grammar.traits
    if traits.contains(.longBrackets), let close = longBracket(at: place) {
      return LintQuote(open: "[" + close.dropFirst().dropLast() + "[", close: close)
    }
    if traits.contains(.hashes), has("#", at: place) { return hashed() }
    if traits.contains(.preprocessor), let quote = cppQuote() { return quote }
    guard let quote = grammar.quotes.first(where: { has($0.open, at: place) }) else { return nil }
    if traits.contains(.preprocessor), quote.open == "'", place > 0,
      source.bytes[place - 1].isWord, !["L", "u", "U", "u8"].contains(prefix(lowercased: false))
    {
      return nil
    }
    return traits.contains(.raw) && prefix() == "r" ? quote.raw : quote
  }

  /// The letters before a quote that say what string it is.
  private func prefix(lowercased: Bool = true) -> String {
    var start = place
    while start > 0, place - start < 4, source.bytes[start - 1].isWord { start -= 1 }
    let text = source.text(start..<place)
    guard text.utf8.count < 4 else { return "" }
    return lowercased ? text.lowercased() : text
  }

  /// What ends a long bracket of Lua that begins at `start`: `]==]` for `[==[`.
  func longBracket(at start: Int) -> String? {
    guard has("[", at: start) else { return nil }
    let second = source.first(from: start + 1, before: min(end, start + 100)) {
      $0 != UInt8(ascii: "=")
    }
    guard has("[", at: second) else { return nil }
    return "]" + String(repeating: "=", count: second - start - 1) + "]"
  }

  /// A string of Swift in hashes: `#"…"#`; nothing is judged behind a pattern in them.
  private mutating func hashed() -> LintQuote? {
    let mark = source.first(from: place, before: min(end, place + 20)) { $0 != UInt8(ascii: "#") }
    if has("/", at: mark) { isDoubtful = true }
    let quotes = ["\"\"\"", "\""]
    guard let quote = quotes.first(where: { has($0, at: mark) }) else { return nil }
    let hashes = String(repeating: "#", count: mark - place)
    var string = LintQuote(
      quote, spansLines: quote.utf8.count > 1, escape: "\\" + hashes, hole: "\\\(hashes)(")
    string.open = hashes + quote
    string.close = quote + hashes
    return string
  }

  /// A raw string of C++; nothing is judged where a preprocessor chooses lines.
  private mutating func cppQuote() -> LintQuote? {
    if has("#", at: place) {
      let word = source.first(from: place + 1, before: end) { !$0.isBlank }
      if !has("include", at: word), !has("pragma", at: word) { isDoubtful = true }
    }
    guard has("\"", at: place), prefix(lowercased: false).hasSuffix("R") else { return nil }
    let paren = source.first(from: place + 1, before: min(end, place + 18)) {
      $0 == UInt8(ascii: "(")
    }
    guard has("(", at: paren) else { return nil }
    let name = source.text(place + 1..<paren)
    return LintQuote(open: "\"\(name)(", close: ")\(name)\"")
  }

  mutating func readString() {
    guard let (quote, start) = string else { return }
    let byte = source.bytes[place]
    if has(quote.close, at: place) {
      leave(quote)
    } else if let hole = quote.hole, has(hole, at: place) {
      place += hole.utf8.count
      let bracket = source.bytes[place - 1]
      open.append(Bracket(byte: bracket, place: place - 1, string: string))
      string = nil
      last = bracket
      token = .other
      tokenEnd = place
    } else if let escape = quote.escape, has(escape, at: place) {
      place += escape.utf8.count
      if let escapes = grammar.escapes, place < end, !escapes.utf8.contains(source.bytes[place]) {
        fail(.escape, at: place - 1)
      }
      // Lua's for all blanks that follow, with the ends of lines.
      if grammar.traits.contains(.longBrackets), has("z", at: place) {
        place = source.first(from: place + 1, before: end) { !$0.isBlank }
        return
      }
      // A line break of two bytes.
      place += has("\r\n", at: place) ? 2 : 1
    } else if byte.endsLine, !quote.spansLines {
      if depth ?? 0 > 0 { isDoubtful = true }
      fail(.string, at: start)
      string = nil
    } else {
      depth = depth.map { goIn(from: $0, at: byte) }
      place += 1
    }
  }

  /// How deep it is in braces behind a byte of a format, where two of them are one that is not.
  private mutating func goIn(from depth: Int, at byte: UInt8) -> Int {
    if byte == UInt8(ascii: "}") { return max(depth - 1, 0) }
    guard byte == UInt8(ascii: "{") else { return depth }
    guard depth > 0 || !has("{{", at: place) else {
      place += 1
      return depth
    }
    return depth + 1
  }

  private mutating func leave(_ quote: LintQuote) {
    // From Python 3.12 on the string may go on behind this quote, and before it, it may not.
    if depth ?? 0 > 0 { isDoubtful = true }
    place += quote.close.utf8.count
    while quote.takesQuotes, has("\"", at: place) { place += 1 }
    string = nil
    last = UInt8(ascii: "\"")
    token = .string
    tokenEnd = place
  }
}

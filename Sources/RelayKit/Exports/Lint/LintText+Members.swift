// What a piece of a text between brackets names.
extension LintText {
  /// Names with what follows their colon or equals sign, and `username` or `credential` alone,
  /// which in JavaScript is a name and its value at once.
  mutating func members(in piece: Range<Int>, line: Int, group: Int) -> [Member] {
    var members: [Member] = []
    var place = piece.lowerBound
    while place < piece.upperBound {
      let word = source.first(from: place, before: piece.upperBound) { $0.isName }
      let end = source.first(from: word, before: piece.upperBound) { !$0.isName }
      let name = name(word..<end)
      place = end
      guard !name.isEmpty, let value = value(after: end, in: piece) ?? shorthand(name, in: piece)
      else { continue }
      place = max(place, value.range.upperBound)
      let found = named(name, value, in: piece, line: line, group: group)
      place = max(place, found.last?.range.upperBound ?? place)
      members += found
    }
    return members
  }

  /// A member, or each element of one that is a list of hosts; none whose name is of no use.
  private mutating func named(
    _ name: Range<Int>, _ value: Value, in piece: Range<Int>, line: Int, group: Int
  ) -> [Member] {
    guard let words = words(of: name) else { return [] }
    let text = source.text(name)
    guard !LintParts.lists.contains(text) else {
      return elements(
        of: text, in: value.range.lowerBound..<piece.upperBound, line: line, group: group)
    }
    return [
      Member(
        name: text, nameRange: name, words: words, value: content(of: value), range: value.range,
        isQuoted: value.isQuoted, line: line, group: group)
    ]
  }

  private typealias Value = (range: Range<Int>, isQuoted: Bool)

  /// What a name speaks of; `nil` where neither that nor the name is of use.
  private func words(of name: Range<Int>) -> Set<Member.Word>? {
    guard name.count <= 60 else { return nil }
    let words = Member.Word.all(in: source.bytes[name])
    return words.isEmpty && !LintKind.names.contains(source.text(name)) ? nil : words
  }

  /// A name begins with a letter or an underscore.
  private func name(_ word: Range<Int>) -> Range<Int> {
    let start = source.first(from: word.lowerBound, before: word.upperBound) {
      $0 == UInt8(ascii: "_") || $0.isAlphanumeric && !$0.isDigit
    }
    return start..<word.upperBound
  }

  private mutating func value(after name: Int, in piece: Range<Int>) -> Value? {
    let end = piece.upperBound
    var place = name
    if place < end, source.bytes[place].isQuote { place += 1 }
    place = source.first(from: place, before: end) { !$0.isBlank }
    guard source.has(":", at: place, before: end) || source.has("=", at: place, before: end) else {
      return nil
    }
    place = source.first(from: place + 1, before: end) { !$0.isBlank }
    guard place < end else { return (end..<end, false) }
    guard !takesLines else {
      return (place..<source.trimmed(place..<end).upperBound, false)
    }
    if let close = stringEnd(from: place, before: end) {
      return (place..<close, true)
    }
    let close = source.first(from: isFlat ? place + 1 : place, before: end) {
      $0.isBlank || $0.isQuote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
    }
    return (place..<close, false)
  }

  /// Where a string is over, with all that stand beside it where they are one.
  mutating func stringEnd(from start: Int, before end: Int) -> Int? {
    if syntax == .lua, let close = source.longBracketEnd(from: start, before: end) { return close }
    guard var close = strings.end(from: start, before: end) else { return nil }
    while syntax == .libconfig {
      let next = source.first(from: close, before: end) { !$0.isBlank }
      guard next < end, let further = strings.end(from: next, before: end) else { break }
      close = further
    }
    return close
  }

  /// What a value says, without its quotes.
  private mutating func content(of value: Value) -> String {
    guard value.isQuoted else { return source.text(value.range) }
    if let inner = source.longBracketContent(of: value.range) { return source.text(inner) }
    var parts: [String] = []
    var place = value.range.lowerBound
    while place < value.range.upperBound {
      let end = strings.end(from: place, before: value.range.upperBound) ?? value.range.upperBound
      parts.append(source.text(place + 1..<max(place + 1, end - 1)))
      place = source.first(from: end, before: value.range.upperBound) { !$0.isBlank }
    }
    return parts.joined()
  }

  private func shorthand(_ name: Range<Int>, in piece: Range<Int>) -> Value? {
    let text = name.count < 12 ? source.text(name) : ""
    guard ["username", "credential"].contains(text) else { return nil }
    let before = name.lowerBound > piece.lowerBound ? source.bytes[name.lowerBound - 1] : 0x20
    let next = source.first(from: name.upperBound, before: piece.upperBound) { !$0.isBlank }
    guard before.isBlank || before == UInt8(ascii: ","),
      next == piece.upperBound || source.bytes[next] == UInt8(ascii: ",")
    else { return nil }
    return (name, false)
  }
}

extension LintSource {
  /// Where a string in Lua's long brackets is over that begins at `start`: `[==[…]==]`.
  fileprivate func longBracketEnd(from start: Int, before end: Int) -> Int? {
    guard let level = longBracketLevel(at: start, before: end) else { return nil }
    let close = "]" + String(repeating: "=", count: level) + "]"
    // No host and no password is as long, and the next may look for its end again.
    let last = min(end, start + 1000)
    var place = start + level + 2
    while place < last, !has(close, at: place, before: last) { place += 1 }
    return place < last ? place + close.utf8.count : nil
  }

  fileprivate func longBracketContent(of range: Range<Int>) -> Range<Int>? {
    longBracketLevel(at: range.lowerBound, before: range.upperBound).map { level in
      range.lowerBound + level + 2..<range.upperBound - level - 2
    }
  }

  private func longBracketLevel(at start: Int, before end: Int) -> Int? {
    guard has("[", at: start, before: end) else { return nil }
    let second = first(from: start + 1, before: min(end, start + 100)) { $0 != UInt8(ascii: "=") }
    return has("[", at: second, before: end) ? second - start - 1 : nil
  }
}

extension LintText.Member {
  /// What a name may speak of.
  enum Word: String, CaseIterable, Sendable {
    case user, pass, pwd, credential, secret

    var isPassword: Bool { self == .pass || self == .pwd || self == .credential }

    /// All that stand in a name, in either case; none of one that says of which type something is.
    static func all(in name: ArraySlice<UInt8>) -> Set<Word> {
      let name = String(decoding: name, as: UTF8.self).lowercased()
      guard !name.hasSuffix("type") else { return [] }
      return Set(allCases.filter { name.utf8.holds($0.rawValue.utf8) })
    }
  }
}

extension String.UTF8View {
  fileprivate func holds(_ word: String.UTF8View) -> Bool {
    indices.contains { self[$0...].starts(with: word) }
  }
}

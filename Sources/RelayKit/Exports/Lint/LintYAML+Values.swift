// The values of YAML, and the names before them.
extension LintYAML {
  func has(_ mark: String, at place: Int) -> Bool {
    source.has(mark, at: place, before: source.bytes.count)
  }

  /// What is left of a line from a place on, without blanks before it; nothing of a comment.
  func rest(from start: Int, of line: Range<Int>) -> Range<Int> {
    let first = source.first(from: start, before: line.upperBound) { !$0.isBlank }
    let isComment = has("#", at: first) && (first > start || first == line.lowerBound)
    return first..<(isComment ? first : max(first, line.upperBound))
  }

  /// Where a comment begins behind plain text; the end of the line for none.
  func comment(in line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place + 1 < line.upperBound {
      if source.bytes[place].isBlank, has("#", at: place + 1) { return place }
      place += 1
    }
    return line.upperBound
  }

  /// Where a colon stands that ends a name, in plain text.
  func colon(in line: Range<Int>) -> Int? {
    let end = comment(in: line)
    var place = line.lowerBound
    while place < end {
      if has(":", at: place), place + 1 >= line.upperBound || source.bytes[place + 1].isBlank {
        return place
      }
      place += 1
    }
    return nil
  }

  /// Where the value begins of a name with which a line begins, behind its colon; `nil` for no name.
  mutating func keyEnd(in line: Range<Int>) -> Int? {
    let start = propertiesEnd(in: line)
    guard start < line.upperBound else { return nil }
    let byte = source.bytes[start]
    if byte == UInt8(ascii: "?"), start + 1 == line.upperBound || source.bytes[start + 1].isBlank {
      isDoubtful = true
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      return quoteEnd(from: start, before: line.upperBound).flatMap { colon(behind: $0, in: line) }
    }
    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
      var flow = LintFlow(source, from: start, before: line.upperBound)
      return flow.read() == nil ? flow.end.flatMap { colon(behind: $0, in: line) } : nil
    }
    guard !"|>#".utf8.contains(byte) else { return nil }
    return colon(in: start..<line.upperBound).map { $0 + 1 }
  }

  private func colon(behind start: Int, in line: Range<Int>) -> Int? {
    let place = source.first(from: start, before: line.upperBound) { !$0.isBlank }
    guard place < line.upperBound, has(":", at: place),
      place + 1 == line.upperBound || source.bytes[place + 1].isBlank
    else { return nil }
    return place + 1
  }

  /// Where a tag and an anchor are over with which a line begins.
  func propertiesEnd(in line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, "!&".utf8.contains(source.bytes[place]) {
      place = source.first(from: place, before: line.upperBound, where: \.isBlank)
      place = source.first(from: place, before: line.upperBound) { !$0.isBlank }
    }
    return place
  }

  /// Where a string is over that begins at `start`; `nil` where it does not end before `end`.
  func quoteEnd(from start: Int, before end: Int) -> Int? {
    let quote = source.bytes[start]
    var place = start + 1
    while place < end {
      if source.bytes[place] == quote {
        guard quote == UInt8(ascii: "'"), place + 1 < end, has("'", at: place + 1) else {
          return place + 1
        }
        place += 1
      } else if quote == UInt8(ascii: "\""), has("\\", at: place) {
        place += 1
      }
      place += 1
    }
    return nil
  }

  /// Reads the value with which what is left of a line begins.
  mutating func readValue(_ rest: Range<Int>) {
    let start = propertiesEnd(in: rest)
    let value = self.rest(from: start, of: rest)
    guard !value.isEmpty else { return }
    isPending = false
    switch source.bytes[value.lowerBound] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): readBlock(value)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted(value)
    case UInt8(ascii: "["), UInt8(ascii: "{"): readFlow(value)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): fail(.close, at: value.lowerBound)
    case UInt8(ascii: "@"), UInt8(ascii: "`"): fail(.mark, at: value.lowerBound)
    case UInt8(ascii: "*"): break
    case UInt8(ascii: "-") where begins("- ", value): fail(.item, at: value.lowerBound)
    case UInt8(ascii: "?") where begins("? ", value): isDoubtful = true
    default: readPlain(value)
    }
  }

  private func begins(_ mark: String, _ value: Range<Int>) -> Bool {
    value.count == 1 || source.bytes[value.lowerBound + 1].isBlank
  }

  private mutating func readPlain(_ value: Range<Int>) {
    if let colon = colon(in: value) { return fail(.colon, at: colon) }
    if comment(in: value) == value.upperBound { plain = levels.last?.column ?? -1 }
  }

  private mutating func readQuoted(_ value: Range<Int>) {
    guard let end = quoteEnd(from: value.lowerBound, before: source.bytes.count) else {
      return fail(.string, at: value.lowerBound)
    }
    goOn(behind: end, of: value, .string)
    if let escape = source.badEscape(in: value.lowerBound..<end) { fail(.escape, at: escape) }
  }

  private mutating func readFlow(_ value: Range<Int>) {
    var flow = LintFlow(source, from: value.lowerBound, before: source.bytes.count)
    if let fault = flow.read() { return fail(fault.reason, at: fault.place) }
    guard let end = flow.end else { return isDoubtful = true }
    goOn(behind: end, of: value, .behind)
  }

  /// Goes on with the line in which a value ends, behind which nothing may stand but a comment.
  private mutating func goOn(
    behind end: Int, of value: Range<Int>, _ reason: LintFault.Reason
  ) {
    while number < source.lines.count, source.lines[number].lowerBound <= end { number += 1 }
    let line = source.lines[number - 1]
    let rest = rest(from: end, of: line)
    guard !rest.isEmpty else { return }
    // A string that goes over lines up to a quote of another one has no end of its own.
    let isLong = line.lowerBound > value.lowerBound
    fail(isLong ? reason : .behind, at: isLong ? value.lowerBound : rest.lowerBound)
  }

  /// Leaves out the lines of a block scalar.
  private mutating func readBlock(_ header: Range<Int>) {
    let mark = source.first(from: header.lowerBound, before: header.upperBound, where: \.isBlank)
    let indicators = source.bytes[header.lowerBound + 1..<mark]
    guard indicators.allSatisfy({ $0.isDigit || "+-".utf8.contains($0) }),
      rest(from: mark, of: header).isEmpty
    else { return isDoubtful = true }
    let parent = levels.last?.column ?? -1
    var column = indicators.first(where: \.isDigit).map { max(parent, 0) + Int($0 - 0x30) }
    while number < source.lines.count {
      let line = source.lines[number]
      let start = source.first(from: line.lowerBound, before: line.upperBound) { $0 != 0x20 }
      let indentation = start - line.lowerBound
      if start < line.upperBound {
        guard indentation > parent, indentation >= column ?? 0 else { return }
        column = column ?? indentation
      }
      number += 1
    }
  }
}

extension LintSource {
  /// Where a string in double quotes has an escape that YAML has not (YAML 1.2.2 §5.7).
  func badEscape(in string: Range<Int>) -> Int? {
    guard has("\"", at: string.lowerBound, before: string.upperBound) else { return nil }
    var place = string.lowerBound + 1
    while place + 1 < string.upperBound {
      if bytes[place] == UInt8(ascii: "\\") {
        guard "0abtnvfre \"/\\N_LPxuU\t\r\n".utf8.contains(bytes[place + 1]) else { return place }
        place += 1
      }
      place += 1
    }
    return nil
  }
}

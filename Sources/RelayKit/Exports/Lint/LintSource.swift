/// The bytes of a text, taken apart as a linter reads them: each is looked at a few times at most,
/// however the text is made.
struct LintSource: Sendable {
  let bytes: [UInt8]
  /// Where the lines stand, without what ends them: a line feed, a carriage return or both, as
  /// editors count; nor a byte order mark.
  let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = Self.lines(of: bytes)
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (place, byte) in bytes.enumerated() where byte.endsLine {
      if byte == UInt8(ascii: "\n"), place > 0, bytes[place - 1] == UInt8(ascii: "\r") {
        start = place + 1
        continue
      }
      lines.append(start..<place)
      start = place + 1
    }
    return lines + [start..<bytes.count]
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether `mark` stands at `place`, before `end`.
  func has(_ mark: String, at place: Int, before end: Int) -> Bool {
    bytes[place..<max(place, end)].starts(with: mark.utf8)
  }

  /// The first place from `start` on, and before `end`, that holds what is wanted; `end` for none.
  func first(from start: Int, before end: Int, where isWanted: (UInt8) -> Bool) -> Int {
    var place = start
    while place < end, !isWanted(bytes[place]) { place += 1 }
    return place
  }

  /// The part of a range between blanks at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = first(from: range.lowerBound, before: range.upperBound) { !$0.isBlank }
    var end = range.upperBound
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The index of the line in which a place is.
  func line(of place: Int) -> Int {
    max(0, lines.prefixCount { $0.lowerBound <= place } - 1)
  }
}

extension Array {
  /// How many from the first on meet a condition that none behind them meets.
  func prefixCount(where isMet: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isMet(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Finds where strings end, and does not look for an end twice where a line has none.
struct LintStrings: Sendable {
  private let source: LintSource
  /// Up to where no string of a quote ends.
  private var hopeless: [UInt8: Int] = [:]

  init(_ source: LintSource) {
    self.source = source
  }

  /// Where the string is over that begins at `start`; `nil` where none begins, or none ends before
  /// `end`.
  mutating func end(from start: Int, before end: Int) -> Int? {
    let quote = source.bytes[start]
    guard quote.isQuote, hopeless[quote] != end, !isApostrophe(start),
      !holdsObject(from: start + 1, before: end)
    else { return nil }
    var place = start + 1
    while place < end {
      let byte = source.bytes[place]
      // An apostrophe in what a shell quotes.
      if source.has("'\\''", at: place, before: end), quote == byte {
        place += 4
        continue
      }
      if byte == quote { return place + 1 }
      place += byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "'") ? 2 : 1
    }
    hopeless[quote] = end
    return nil
  }

  /// Whether an object of JSON begins there, as in `NAME='[{"urls": …}]'`, which is read like one
  /// without quotes.
  private func holdsObject(from start: Int, before end: Int) -> Bool {
    guard source.bytes[start - 1] == UInt8(ascii: "'") else { return false }
    let place = source.has("[", at: start, before: end) ? start + 1 : start
    return source.has("{\"", at: place, before: end)
  }

  /// Whether it stands within a word, as in `it's`, and not behind a prefix, as in `f'…'`.
  private func isApostrophe(_ place: Int) -> Bool {
    guard source.bytes[place] == UInt8(ascii: "'"), place > 0 else { return false }
    let before = source.bytes[place - 1]
    guard before.isWord else { return false }
    let isPrefix = "bfru".utf8.contains(before | 0x20)
    return !isPrefix || place > 1 && source.bytes[place - 2].isWord
  }
}

extension UInt8 {
  var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// White space of ASCII.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  var isQuote: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
  }

  /// Of a word of any script.
  var isWord: Bool { isAlphanumeric || self == UInt8(ascii: "_") || self >= 0x80 }

  /// Of a member's name.
  var isName: Bool { isWord || self == UInt8(ascii: "-") }
}

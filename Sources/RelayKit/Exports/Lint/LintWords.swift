/// The words of a text, by which its kind is told: each alone, with what follows it of `:`, `=`,
/// `(` and `{`, then also with a blank before it where no quote stands between; with `::`; and the
/// first of a line with the line break before it.
struct LintWords: Sendable {
  private var words: Set<String> = []
  private let known: Set<String>
  private static let longest = 40

  /// Looks for `known` words, and for no others.
  init(of source: LintSource, known: Set<String>) {
    self.known = known
    for line in source.lines { take(line, of: source) }
  }

  func contains(_ word: String) -> Bool { words.contains(word) }

  private mutating func take(_ line: Range<Int>, of source: LintSource) {
    var place = line.lowerBound
    while place < line.upperBound {
      guard source.bytes[place].isName else {
        place += 1
        continue
      }
      let start = source.first(from: place, before: line.upperBound) { $0 != UInt8(ascii: "-") }
      place = source.first(from: start, before: line.upperBound) { !$0.isName }
      guard place - start <= Self.longest else { continue }
      let word = source.text(start..<place)
      insert(word)
      if start == line.lowerBound { insert("\n" + word) }
      let isQuoted = place < line.upperBound && source.bytes[place].isQuote
      let next = isQuoted ? place + 1 : place
      guard next < line.upperBound, ":=({".utf8.contains(source.bytes[next]) else { continue }
      let mark = String(Unicode.Scalar(source.bytes[next]))
      insert(word + mark)
      if source.has("::", at: next, before: line.upperBound) { insert(word + "::") }
      if !isQuoted { insert(" " + word + mark) }
    }
  }

  private mutating func insert(_ word: String) {
    if known.contains(word) { words.insert(word) }
  }
}

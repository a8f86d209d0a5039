/// Goes through a text of a language once: finds where it does not parse, by its strings, comments
/// and brackets, and puts blanks in the place of comments.
///
/// - An expression within a string (`${…}`) may hold strings and comments again.
/// - Whether `/` begins a pattern is told by what stands before it; where both may be, and it would
///   matter, nothing more is judged.
struct LintLexer {
  /// The text without its comments; all else stays where it is.
  var bytes: [UInt8]
  private(set) var fault: LintFault?
  let source: LintSource
  let grammar: LintGrammar
  private let isCertain: Bool
  var place: Int
  /// The last byte of code that is not blank, where a string is but its last quote.
  var last: UInt8?
  /// It may be another language, or a place of it may be read in two ways.
  var isDoubtful = false
  /// Up to where no pattern ends.
  var patternless = 0
  var open: [Bracket] = []
  /// The string that this place is in.
  var string: (quote: LintQuote, start: Int)?
  /// How deep in braces a string is that may hold some.
  var depth: Int?
  private let firsts: [Bool]

  var token = Token.other
  /// Where it is over.
  var tokenEnd = 0

  struct Bracket {
    let byte: UInt8
    let place: Int
    /// Whether it begins a value, and goes on with none.
    var isValue = false
    /// Whether code of several statements may stand in it.
    var holdsCode = false
    /// The string that goes on behind it.
    var string: (quote: LintQuote, start: Int)?
  }

  /// Reads a text; where it is not `isCertain` that it is of this language, a bracket or a string
  /// that is one too many proves nothing.
  init(_ source: LintSource, _ grammar: LintGrammar, isCertain: Bool) {
    self.source = source
    self.grammar = grammar
    self.isCertain = isCertain
    bytes = source.bytes
    place = source.lines[0].lowerBound
    firsts = grammar.firsts
    skipInterpreter()
    while place < end { if string == nil { readCode() } else { readString() } }
    finish()
    if isDoubtful || grammar.traits.contains(.markup) && source.holdsMarkup { fault = nil }
  }

  var end: Int { source.bytes.count }

  func has(_ mark: String, at place: Int) -> Bool { source.has(mark, at: place, before: end) }

  private mutating func skipInterpreter() {
    if has("#!", at: place) {
      erase(upTo: source.first(from: place, before: end, where: \.endsLine))
    }
  }

  private mutating func finish() {
    if let string {
      fail(.string, at: string.start)
    } else if let bracket = open.last {
      fault = fault ?? LintFault(.open, at: bracket.place, in: source)
    }
  }

  /// Notes what proves that the text does not parse, where its language is certain.
  mutating func fail(_ reason: LintFault.Reason, at place: Int) {
    guard isCertain else { return isDoubtful = true }
    fault = fault ?? LintFault(reason, at: place, in: source)
  }

  private mutating func readCode() {
    let byte = source.bytes[place]
    if !isCertain, isOfProse(byte) { isDoubtful = true }
    if firsts[Int(byte)], skipsComment() || entersString() || skipsPattern() { return }
    if byte.isWord || byte == UInt8(ascii: "$") {
      readWord()
      last = source.bytes[place - 1]
      return
    }
    if !byte.isBlank { readMark(byte) }
    place += 1
  }

  /// Whether it is as in a page about code: a path, a link, a number with `#`, or a fence.
  private func isOfProse(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"):
      place > 0 && source.bytes[place - 1] == UInt8(ascii: ":")
        || !has("//", at: place) && !has("/*", at: place)
    case UInt8(ascii: "#"): place > 0 && !source.bytes[place - 1].isBlank
    case UInt8(ascii: "`"): has("```", at: place)
    default: false
    }
  }

  private mutating func readMark(_ byte: UInt8) {
    if byte == UInt8(ascii: "{") { meetBrace() }
    if byte == UInt8(ascii: "\\") { meetBackslash() }
    let before = last
    token = .other
    tokenEnd = place + 1
    turn(byte, behind: before)
    last = string == nil ? byte : last
  }

  /// In code a backslash stands but before a line's end, or in a name.
  private mutating func meetBackslash() {
    guard grammar.neighbours != nil, place + 1 < end, !source.bytes[place + 1].isBlank,
      !has("u", at: place + 1)
    else { return }
    fail(.behind, at: place)
  }

  private mutating func turn(_ byte: UInt8, behind before: UInt8?) {
    if "([{".utf8.contains(byte) {
      open.append(Bracket(byte: byte, place: place, isValue: before?.comesBeforeValue ?? false))
    } else if let opening = LintBrackets.halves[byte] {
      guard let bracket = open.last else { return fail(.close, at: place) }
      guard bracket.byte == opening else {
        fault = fault ?? LintFault(.close, at: place, in: source)
        return
      }
      open.removeLast()
      string = bracket.string
      token = .bracket(isValue: bracket.isValue)
    }
  }
}

extension LintGrammar {
  /// With what a comment, a string or a pattern begins.
  fileprivate var firsts: [Bool] {
    var table = [Bool](repeating: false, count: 256)
    let marks = lines + block.prefix(1) + quotes.map(\.open) + traits.flatMap(\.marks)
    for byte in marks.compactMap(\.utf8.first) { table[Int(byte)] = true }
    return table
  }
}

extension LintGrammar.Trait {
  fileprivate var marks: [String] {
    switch self {
    case .patterns: ["/"]
    case .longBrackets: ["["]
    case .hashes, .preprocessor: ["#"]
    case .markup, .formats, .raw: []
    }
  }
}

extension UInt8 {
  /// Whether a bracket behind it begins a value.
  fileprivate var comesBeforeValue: Bool { "[({,=".utf8.contains(self) }
}

extension LintSource {
  /// Whether an element of markup ends in it.
  fileprivate var holdsMarkup: Bool {
    bytes.indices.contains { place in
      has("</", at: place, before: bytes.count) || has("/>", at: place, before: bytes.count)
    }
  }
}

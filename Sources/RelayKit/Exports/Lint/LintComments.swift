/// What a language lets a person write that no program reads.
struct LintComments: Hashable, Sendable {
  /// What begins a comment, up to the line's end.
  private struct Mark: Hashable, Sendable {
    var text: String
    /// Whether it does so only where it comes first, or after a blank.
    var afterBlank = true
  }

  private var marks: [Mark] = []
  /// What begins and ends one that may go over several lines.
  private var block: [String] = []
  /// Whether a string behind an equals sign may go over several lines.
  private(set) var spansLines = false
  /// Where its language is known, and so what its strings look like.
  private var grammar: LintGrammar?

  /// The comments of a language, by its grammar where it has one.
  static func of(_ language: LintLanguage) -> LintComments {
    let usual = language == .yaml || language == .elixir ? hash : strokes
    return language.grammar.map { LintComments(grammar: $0) } ?? usual
  }

  static let none = LintComments()
  /// YAML, Python, shells and `.env`.
  static let hash = LintComments(marks: [Mark(text: "#")])
  /// Shells and `.env`.
  static let shell = LintComments(marks: [Mark(text: "#")], spansLines: true)
  /// JavaScript and its kin, and Python's and Dart's literals, which look the same.
  static let script = LintComments(
    marks: [Mark(text: "//", afterBlank: false), Mark(text: "# ")], block: ["/*", "*/"])
  /// The kin of C.
  static let strokes = LintComments(
    marks: [Mark(text: "//", afterBlank: false)], block: ["/*", "*/"])
  static let libconfig = LintComments.of(.libconfig)
  static let lua = LintComments.of(.lua)
  static let asterisk = LintComments(
    marks: [Mark(text: ";", afterBlank: false)], block: [";--", "--;"])
  static let ini = LintComments(marks: [Mark(text: ";"), Mark(text: "#")])
  /// A text of whatever language.
  static let any = LintComments(
    marks: ["#", "//", "--", ";"].map { Mark(text: $0) }, block: ["/*", "*/"])

  /// The text with blanks in the place of comments, so that all else stays where it is.
  ///
  /// - In a string, whose quotes stand on one line, nothing begins a comment; nor does a character
  ///   behind a backslash, nor `//` after a colon, which is a URL's.
  /// - A block that has no end is none.
  func erased(in bytes: [UInt8]) -> [UInt8] {
    guard self != .none else { return bytes }
    if let grammar { return LintLexer(LintSource(bytes), grammar, isCertain: false).bytes }
    var eraser = LintEraser(LintSource(bytes), self)
    eraser.erase()
    return eraser.bytes
  }

  /// Whether a line says nothing to a program from its beginning on.
  func cover(_ line: Substring) -> Bool {
    let start = line.drop(while: \.isWhitespace)
    return marks.contains { start.hasPrefix($0.text) }
  }

  /// With what a comment, a string or an escaped character begins.
  fileprivate var beginnings: [Bool] {
    var table = [Bool](repeating: false, count: 256)
    for byte in (marks.map(\.text) + block.prefix(1)).compactMap(\.utf8.first) + "\\\"'`".utf8 {
      table[Int(byte)] = true
    }
    return table
  }

  /// How long what begins a block is at `place`; `nil` for none.
  fileprivate func blockStart(in source: LintSource, at place: Int, before end: Int) -> Int? {
    guard let start = block.first, source.has(start, at: place, before: end) else { return nil }
    return start.utf8.count
  }

  /// Where a block is over whose end begins at `place`; `nil` where none does.
  fileprivate func blockEnd(in source: LintSource, at place: Int) -> Int? {
    guard let end = block.last, source.has(end, at: place, before: source.bytes.count) else {
      return nil
    }
    return place + end.utf8.count
  }

  fileprivate func beginsLine(in source: LintSource, at place: Int, of line: Range<Int>) -> Bool {
    let before = place > line.lowerBound ? source.bytes[place - 1] : nil
    return marks.contains { mark in
      source.has(mark.text, at: place, before: line.upperBound)
        && (before?.isBlank ?? true || !mark.afterBlank && before != UInt8(ascii: ":"))
    }
  }
}

/// Goes through a text once, and puts blanks in the place of comments.
private struct LintEraser {
  private(set) var bytes: [UInt8]
  private let source: LintSource
  private let comments: LintComments
  private var strings: LintStrings
  private let beginnings: [Bool]
  /// Where the next block ends has been looked for in vain.
  private var hasNoBlockEnd = false
  private var place = 0

  init(_ source: LintSource, _ comments: LintComments) {
    bytes = source.bytes
    self.source = source
    self.comments = comments
    strings = LintStrings(source)
    beginnings = comments.beginnings
  }

  mutating func erase() {
    for line in source.lines where line.upperBound > place {
      place = max(place, line.lowerBound)
      while place < line.upperBound {
        if beginnings[Int(source.bytes[place])] { step(line) } else { place += 1 }
      }
    }
  }

  private mutating func step(_ line: Range<Int>) {
    let end = line.upperBound
    if let count = comments.blockStart(in: source, at: place, before: end),
      let blockEnd = blockEnd(from: place + count)
    {
      erase(upTo: blockEnd)
    } else if comments.beginsLine(in: source, at: place, of: line) {
      erase(upTo: end)
    } else if source.bytes[place] == UInt8(ascii: "\\") {
      place += 2
    } else {
      let spans =
        comments.spansLines && place > 0 && source.bytes[place - 1] == UInt8(ascii: "=")
      place = strings.end(from: place, before: spans ? source.bytes.count : end) ?? place + 1
    }
  }

  private mutating func blockEnd(from start: Int) -> Int? {
    guard !hasNoBlockEnd else { return nil }
    var index = start
    while index < source.bytes.count {
      if let end = comments.blockEnd(in: source, at: index) { return end }
      index += 1
    }
    hasNoBlockEnd = true
    return nil
  }

  private mutating func erase(upTo end: Int) {
    for index in place..<end where !bytes[index].endsLine { bytes[index] = UInt8(ascii: " ") }
    place = end
  }
}

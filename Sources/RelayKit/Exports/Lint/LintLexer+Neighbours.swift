// What may not stand side by side: two values, where a comma or a quote is missing.
extension LintLexer {
  /// What was read last.
  enum Token {
    case string
    /// Where it begins.
    case word(Int)
    case number
    /// The end of brackets, and whether they were a value of their own.
    case bracket(isValue: Bool)
    case other
  }

  private func isBehindValue(_ rules: LintGrammar.Neighbours) -> Bool {
    switch token {
    case .string, .number: true
    case .bracket(let isValue): isValue || rules.endsCalls
    case .word, .other: false
    }
  }

  /// Reads a word or a number, with what stands before it.
  mutating func readWord() {
    let start = place
    place = source.first(from: place, before: end) { !$0.isWord && $0 != UInt8(ascii: "$") }
    guard let rules = grammar.neighbours else { return token = .word(start) }
    let isNumber = source.bytes[start..<place].allSatisfy(\.isDigit)
    let length = place - start
    let word = length <= 12 ? source.text(start..<place) : ""
    if word == rules.body, !open.isEmpty { open[open.count - 1].holdsCode = true }
    if isBehindValue(rules), isWithin(rules), isNumber || !rules.behind.contains(word),
      !isPrefix(word)
    {
      fail(.behind, at: start)
    }
    token = isNumber ? .number : .word(start)
    tokenEnd = place
  }

  /// Looks at what stands before a string that begins here.
  mutating func meetString() {
    guard let rules = grammar.neighbours, isWithin(rules) else { return }
    switch token {
    case .string: if rules.joinsStrings || has("`", at: place) { return }
    case .number: break
    case .bracket: guard isBehindValue(rules), !has("`", at: place) else { return }
    case .word(let start):
      guard let before = rules.before, !has("`", at: place) else { return }
      let word = source.text(start..<min(tokenEnd, start + 20))
      guard !before.contains(word), !(tokenEnd == place && isPrefix(word)) else { return }
    case .other: return
    }
    fail(.behind, at: place)
  }

  /// Looks at what stands before a brace that begins here.
  mutating func meetBrace() {
    guard let rules = grammar.neighbours, isBehindValue(rules), rules.partsBraces, isWithin(rules),
      let bracket = open.last, bracket.byte != UInt8(ascii: "{") || rules.knowsBraces
    else { return }
    fail(.behind, at: place)
  }

  /// Whether what stands here has to be parted from the value before it.
  private func isWithin(_ rules: LintGrammar.Neighbours) -> Bool {
    guard let bracket = open.last else { return rules.endsLines && isOnOneLine }
    if bracket.holdsCode { return false }
    if bracket.byte != UInt8(ascii: "{") || rules.knowsBraces { return true }
    return bracket.isValue && rules.partsMembers || rules.endsLines && isOnOneLine
  }

  /// Whether no line has ended since what was read last.
  private var isOnOneLine: Bool {
    !source.bytes[tokenEnd..<place].contains(where: \.endsLine)
  }

  /// Whether a word says of a string behind it what it is: `f"…"`.
  private func isPrefix(_ word: String) -> Bool {
    grammar.traits.contains(.formats) && word.utf8.count < 3
      && word.lowercased().allSatisfy { "rbuft".contains($0) }
  }
}

extension LintGrammar {
  /// What of a language says whether two values may stand side by side.
  struct Neighbours: Hashable, Sendable {
    /// The words that may stand behind a value.
    var behind: Set<String>
    /// The words that may stand before a string; `nil` for all.
    var before: Set<String>?
    /// Whether strings that stand side by side are one.
    var joinsStrings = false
    /// Whether a line may hold but one statement, unless something parts them.
    var endsLines = true
    /// Whether braces hold but values.
    var knowsBraces = false
    /// Whether the members of braces that are a value are parted by commas.
    var partsMembers = false
    /// Whether no value is followed by a brace.
    var partsBraces = false
    /// Whether brackets end a value wherever they stand.
    var endsCalls = false
    /// The word with which code begins within brackets.
    var body: String?
  }
}

extension LintGrammar.Neighbours {
  static let javaScript = LintGrammar.Neighbours(
    behind: [
      "as", "assert", "else", "extends", "from", "in", "instanceof", "is", "of", "satisfies",
      "while", "with",
    ],
    before: [
      "abstract", "accessor", "as", "assert", "asserts", "async", "await", "case", "declare",
      "default", "delete", "do", "else", "export", "extends", "from", "get", "import", "in",
      "instanceof", "is", "keyof", "module", "namespace", "new", "of", "override", "private",
      "protected", "public", "readonly", "return", "satisfies", "set", "static", "throw", "type",
      "typeof", "void", "yield",
    ], partsMembers: true, partsBraces: true)

  /// JavaScript, but that a line's end parts the members of a type.
  static let typeScript = {
    var rules = javaScript
    rules.partsMembers = false
    return rules
  }()

  static let python = LintGrammar.Neighbours(
    behind: ["and", "as", "async", "else", "for", "from", "if", "in", "is", "not", "or"],
    before: [
      "and", "as", "assert", "await", "case", "del", "elif", "else", "exec", "from", "if",
      "import", "in", "is", "lambda", "match", "not", "or", "print", "raise", "return", "while",
      "yield",
    ], joinsStrings: true, knowsBraces: true, partsBraces: true, endsCalls: true)

  /// Only within brackets: elsewhere statements may stand side by side.
  static let lua = LintGrammar.Neighbours(
    behind: ["and", "or"], before: nil, joinsStrings: true, endsLines: false, knowsBraces: true,
    partsBraces: true, body: "function")
}

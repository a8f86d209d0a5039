/// What strings, comments and brackets look like in a language.
struct LintGrammar: Hashable, Sendable {
  /// What begins a comment, up to the line's end.
  var lines: [String] = []
  /// What begins and ends a comment that may go over several lines.
  var block: [String] = []
  /// Whether such comments stand within one another.
  var nestsBlocks = false
  /// Whether the text may end within such a comment.
  var endsAnywhere = false
  /// The longest first, of those that begin alike.
  var quotes: [LintQuote] = []
  /// What else it has that looks like a string.
  var traits: Set<Trait> = []
  /// The characters that may stand behind a backslash in a string; `nil` for all.
  var escapes: String?
  /// What may stand side by side; `nil` where that is not known.
  var neighbours: Neighbours?

  enum Trait: Sendable {
    /// `/…/`, where a value may begin.
    case patterns
    /// `<p>don't</p>`, in which quotes and brackets are but characters.
    case markup
    /// `[==[…]==]`, and the same behind a comment's beginning.
    case longBrackets
    /// `#"…"#`.
    case hashes
    /// `R"x(…)x"`, digits parted by apostrophes, and lines for a preprocessor.
    case preprocessor
    /// `f"{…}"`.
    case formats
    /// `r"…"`, in which nothing is escaped.
    case raw
  }

  static let javaScript = LintGrammar(
    lines: ["//"], block: ["/*", "*/"],
    quotes: [LintQuote("`", spansLines: true, hole: "${"), LintQuote("\""), LintQuote("'")],
    traits: [.patterns, .markup], neighbours: .javaScript)

  static let typeScript = {
    var grammar = javaScript
    grammar.neighbours = .typeScript
    return grammar
  }()

  static let python = LintGrammar(
    lines: ["#"],
    quotes: [
      LintQuote("\"\"\"", spansLines: true), LintQuote("'''", spansLines: true), LintQuote("\""),
      LintQuote("'"),
    ], traits: [.formats], neighbours: .python)

  static let dart = LintGrammar(
    lines: ["//"], block: ["/*", "*/"], nestsBlocks: true,
    quotes: [
      LintQuote("\"\"\"", spansLines: true, hole: "${"),
      LintQuote("'''", spansLines: true, hole: "${"), LintQuote("\"", hole: "${"),
      LintQuote("'", hole: "${"),
    ], traits: [.raw])

  static let lua = LintGrammar(
    lines: ["--"], quotes: [LintQuote("\""), LintQuote("'")], traits: [.longBrackets],
    escapes: "abfnrtvzxu\\\"'0123456789\r\n", neighbours: .lua)

  static let go = LintGrammar(
    lines: ["//"], block: ["/*", "*/"],
    quotes: [LintQuote("`", spansLines: true, escape: nil), LintQuote("\""), LintQuote("'")],
    escapes: "abfnrtvxuU\\\"'01234567")

  static let swift = LintGrammar(
    lines: ["//"], block: ["/*", "*/"], nestsBlocks: true,
    quotes: [
      LintQuote("\"\"\"", spansLines: true, hole: "\\("), LintQuote("\"", hole: "\\("),
      LintQuote("`", escape: nil),
    ],
    traits: [.hashes, .patterns])

  static let java = LintGrammar(
    lines: ["//"], block: ["/*", "*/"],
    quotes: [LintQuote("\"\"\"", spansLines: true), LintQuote("\""), LintQuote("'")])

  static let kotlin = LintGrammar(
    lines: ["//"], block: ["/*", "*/"], nestsBlocks: true,
    quotes: [
      rawKotlin, LintQuote("\"", hole: "${"), LintQuote("'"), LintQuote("`", escape: nil),
    ])

  private static let rawKotlin = {
    var quote = LintQuote("\"\"\"", spansLines: true, escape: nil, hole: "${")
    quote.takesQuotes = true
    return quote
  }()

  static let cpp = LintGrammar(
    lines: ["//"], block: ["/*", "*/"], quotes: [LintQuote("\""), LintQuote("'")],
    traits: [.preprocessor])

  /// Its strings may hold line breaks, and its scanner asks for no end of a comment.
  static let libconfig = LintGrammar(
    lines: ["#", "//"], block: ["/*", "*/"], endsAnywhere: true,
    quotes: [LintQuote("\"", spansLines: true)])
}

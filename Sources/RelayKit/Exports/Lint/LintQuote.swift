/// How a string begins and ends.
struct LintQuote: Hashable, Sendable {
  var open: String
  var close: String
  /// Whether it may go over several lines.
  var spansLines = false
  /// What takes from the character behind it what that would mean.
  var escape: String? = "\\"
  /// What begins an expression within it, up to the bracket that closes the last of it.
  var hole: String?
  /// Whether quotes before its end are part of it, as in Kotlin's `"""a""""`.
  var takesQuotes = false

  /// One that a mark of its own ends.
  init(_ mark: String, spansLines: Bool = false, escape: String? = "\\", hole: String? = nil) {
    open = mark
    close = mark
    self.spansLines = spansLines
    self.escape = escape
    self.hole = hole
  }

  /// One of several lines in which nothing is escaped.
  init(open: String, close: String) {
    self.open = open
    self.close = close
    spansLines = true
    escape = nil
  }

  /// The same where nothing is escaped, and nothing put in.
  var raw: LintQuote {
    var quote = self
    quote.escape = nil
    quote.hole = nil
    return quote
  }
}

/// Where a text does not parse, and why.
package struct LintFault: Equatable, Sendable {
  /// From 1, as editors count.
  let line: Int
  /// From 1, in characters.
  let column: Int
  let reason: Reason

  enum Reason: Sendable {
    /// Nothing closes this bracket.
    case open
    /// Another bracket would have to be closed first.
    case close
    /// Nothing ends this string.
    case string
    /// YAML indents by spaces.
    case tab
  }

  init(_ reason: Reason, at place: Int, in source: LintSource) {
    self.reason = reason
    let index = source.lines.lastIndex { $0.lowerBound <= place } ?? 0
    line = index + 1
    column = source.text(source.lines[index].lowerBound..<place).count + 1
  }

  var displayText: DisplayText {
    let why: DisplayText =
      switch reason {
      case .open: "nothing closes this bracket"
      case .close: "another bracket is open here"
      case .string: "nothing ends this string"
      case .tab: "YAML is indented by spaces, not by a tab"
      }
    return "line \(line), column \(column): \(why)"
  }
}

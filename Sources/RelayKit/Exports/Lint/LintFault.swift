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
    /// Nothing ends this comment.
    case comment
    /// YAML indents by spaces.
    case tab
    /// Nothing stands at this column that it could be a part of.
    case column
    /// A name has no colon behind it.
    case name
    /// A value holds what ends a name.
    case colon
    /// Items stand among names, or names among items.
    case item
    /// No value begins so.
    case mark
    /// Something stands behind a value.
    case behind
    /// Nothing parts two values of a list.
    case comma
    /// A backslash stands before what it cannot.
    case escape
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
      case .comment: "nothing ends this comment"
      case .tab: "YAML is indented by spaces, not by a tab"
      case .column: "nothing above is indented so that this goes with it"
      case .name: "no colon and blank follow this name"
      case .colon: "a colon and a blank end a name: put the value in quotes"
      case .item: "a list and names do not go together here"
      case .mark: "a value that begins so stands in quotes"
      case .behind: "nothing may follow here: a comma or a quote is missing, or one too many"
      case .comma: "no comma is before this"
      case .escape: "a string has no such escape: write two backslashes for one"
      }
    return "line \(line), column \(column): \(why)"
  }
}

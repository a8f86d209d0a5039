import RelayKit

/// Text in runs of one style each.
package struct StyledText: Equatable, Sendable {
  /// A stretch of one style.
  package struct Run: Equatable, Sendable {
    package var text: DisplayText
    package var style: TextStyle
  }

  package private(set) var runs: [Run]

  init(_ text: DisplayText, _ style: TextStyle = .plain) {
    runs = text.isEmpty ? [] : [Run(text: text, style: style)]
  }

  init(_ text: DisplayText, _ role: Role) {
    self.init(text, TextStyle(role))
  }

  static let empty = StyledText(.empty)

  var isEmpty: Bool { runs.isEmpty }

  /// The words without their looks.
  var text: DisplayText { runs.map(\.text).joined() }

  var width: Int { runs.reduce(0) { $0 + $1.text.width } }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var joined = left
    joined.runs += right.runs
    return joined
  }

  static func += (left: inout StyledText, right: StyledText) {
    left = left + right
  }
}

extension Sequence<StyledText> {
  /// Joins the texts that are not empty, with plain spaces between them.
  func joined(spaces: Int) -> StyledText {
    let space = StyledText(.spaces(spaces))
    return filter { !$0.isEmpty }.reduce(.empty) { $0.isEmpty ? $1 : $0 + space + $1 }
  }

  /// The texts in lines of at most `columns` cells, with two spaces between those of a line; one
  /// that is longer has a line of its own.
  func wrapped(to columns: Int) -> [StyledText] {
    filter { !$0.isEmpty }.reduce(into: []) { lines, text in
      if let last = lines.last, last.width + 2 + text.width <= columns {
        lines[lines.count - 1] = [last, text].joined(spaces: 2)
      } else {
        lines.append(text)
      }
    }
  }
}

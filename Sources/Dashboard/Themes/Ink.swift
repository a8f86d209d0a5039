/// What a terminal is told to draw text with: colour numbers of its depth, and attributes.
package struct Ink: Hashable, Sendable {
  /// `nil` is the terminal's own.
  package var foreground: Int?
  package var background: Int?
  package var attributes: TextAttributes

  package init(
    foreground: Int? = nil, background: Int? = nil, attributes: TextAttributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// What every terminal can do to text without colours.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static let bold = TextAttributes(rawValue: 1)
  package static let dim = TextAttributes(rawValue: 2)
  package static let underline = TextAttributes(rawValue: 4)
  package static let reverse = TextAttributes(rawValue: 8)

  /// The names that themes use.
  package static let named: [(name: String, attribute: TextAttributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
  ]

  /// The attributes that a style has of its own, whatever its role's are.
  init(_ style: TextStyle) {
    self = []
    if style.bold { insert(.bold) }
    if style.dim { insert(.dim) }
    if style.underline { insert(.underline) }
    if style.reverse { insert(.reverse) }
  }
}

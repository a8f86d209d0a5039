/// What a piece of text is for; a theme gives each role its colours.
package enum Role: String, CaseIterable, Sendable {
  case text
  /// What does not matter now.
  case muted
  case heading
  /// The best region.
  case best
  case good
  case warning
  case trouble
  /// The row the keys act on.
  case selection
  /// The name of a key.
  case key
  /// Text being typed.
  case input
  case accent
  /// The word that says nothing here is a real measurement.
  case demo
}

/// How a piece of text looks: its role, and attributes that hold without colours too.
package struct TextStyle: Hashable, Sendable {
  package var role: Role
  package var bold: Bool
  package var underline: Bool
  package var reverse: Bool
  package var dim: Bool
  /// Whether it is a credential that is to be read for a moment, and must leave no trace.
  package var isSecret: Bool

  package init(
    _ role: Role = .text, bold: Bool = false, underline: Bool = false, reverse: Bool = false,
    dim: Bool = false, isSecret: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
    self.isSecret = isSecret
  }

  package static let plain = TextStyle()
}

/// Which characters a screen may use beyond those of its data.
package enum GlyphSet: Sendable, CaseIterable {
  case unicode
  /// ASCII only, for locales that are not UTF-8.
  case ascii
}

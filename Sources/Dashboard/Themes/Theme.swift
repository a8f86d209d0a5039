import RelayKit

/// What each role looks like.
package struct Theme: Equatable, Sendable {
  /// Which kind of background it is made for.
  package enum Variant: String, CaseIterable, Sendable {
    case dark, light
  }

  package let name: DisplayText
  package let variant: Variant
  /// The background it was made on; not painted: the terminal's own stays.
  package let background: RGB
  private let roles: [Role: RoleStyle]

  package init(
    name: DisplayText, variant: Variant, background: RGB, roles: [Role: RoleStyle]
  ) {
    self.name = name
    self.variant = variant
    self.background = background
    self.roles = roles
  }

  /// How a role looks; plain where the theme says nothing.
  package subscript(role: Role) -> RoleStyle {
    roles[role] ?? RoleStyle()
  }

  /// What a terminal of this depth is told for a style.
  package func ink(for style: TextStyle, at depth: ColourDepth) -> Ink {
    let look = self[style.role]
    let foreground = look.foreground?.number(at: depth)
    // Of bright black nothing is left among eight colours.
    let isColourLost = look.foreground != nil && foreground == nil
    let attributes = depth == .mono || isColourLost ? look.mono : look.attributes
    return Ink(
      foreground: foreground, background: look.background?.number(at: depth),
      attributes: attributes.union(TextAttributes(style)))
  }

  /// No colours at all: for where every other theme fails.
  package static let plain = Theme(
    name: "plain", variant: .dark, background: RGB(0, 0, 0),
    roles: [
      .muted: RoleStyle(attributes: .dim), .best: RoleStyle(attributes: .bold),
      .warning: RoleStyle(attributes: .underline),
      .trouble: RoleStyle(attributes: [.bold, .underline]),
      .selection: RoleStyle(attributes: .reverse), .key: RoleStyle(attributes: .bold),
      .input: RoleStyle(attributes: .underline),
      .demo: RoleStyle(attributes: [.bold, .reverse]),
    ])
}

/// How one role looks.
package struct RoleStyle: Equatable, Sendable {
  /// `nil` is the terminal's own.
  package var foreground: Colour?
  package var background: Colour?
  package var attributes: TextAttributes
  /// The attributes where there are no colours, or not this one.
  package var mono: TextAttributes

  /// A style whose attributes without colours are the same unless given.
  package init(
    foreground: Colour? = nil, background: Colour? = nil, attributes: TextAttributes = [],
    mono: TextAttributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.mono = mono ?? attributes
  }
}

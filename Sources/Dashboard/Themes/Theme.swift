import RelayKit

/// What each role looks like.
package struct Theme: Equatable, Sendable {
  /// Which kind of background it is made for.
  package enum Variant: String, CaseIterable, Sendable {
    case dark, light

    /// The plainest background of the kind, as many terminals have it.
    var plainest: RGB {
      self == .dark ? RGB(0, 0, 0) : RGB(255, 255, 255)
    }
  }

  package let name: DisplayText
  package let variant: Variant
  /// The background it was made on.
  package let background: RGB
  /// The colour of plain text on that background.
  package let foreground: RGB
  /// Whether its own background is painted; else the terminal's stays, and so does the colour of
  /// plain text.
  package private(set) var isPainted = false
  private let roles: [Role: RoleStyle]

  /// A theme; plain text is black or white where it has no colour for it.
  package init(
    name: DisplayText, variant: Variant, background: RGB, foreground: RGB? = nil,
    roles: [Role: RoleStyle]
  ) {
    self.name = name
    self.variant = variant
    self.background = background
    self.foreground = foreground ?? (variant == .dark ? Variant.light : .dark).plainest
    self.roles = roles
  }

  /// How a role looks; plain where the theme says nothing.
  package subscript(role: Role) -> RoleStyle {
    roles[role] ?? RoleStyle()
  }

  /// The theme over the background that is wished for.
  package func over(_ background: BackgroundWish) -> Theme {
    var theme = self
    theme.isPainted = background == .theme
    return theme
  }

  /// What a terminal of this depth is told for a style.
  package func ink(for style: TextStyle, at depth: ColourDepth) -> Ink {
    let look = self[style.role]
    let foreground = look.foreground?.number(at: depth)
    // Of bright black nothing is left among eight colours.
    let isColourLost = look.foreground != nil && foreground == nil
    let attributes = depth == .mono || isColourLost ? look.mono : look.attributes
    return Ink(
      foreground: foreground ?? plain.foreground?.number(at: depth),
      background: (look.background ?? plain.background)?.number(at: depth),
      attributes: attributes.union(TextAttributes(style)))
  }

  /// The colours of what has none of its own; `nil` is the terminal's.
  private var plain: (foreground: Colour?, background: Colour?) {
    guard isPainted else { return (nil, nil) }
    let isDark = variant == .dark
    return (
      Colour(foreground, ansi: isDark ? .white : .black),
      Colour(background, ansi: isDark ? .black : .brightWhite)
    )
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

/// Whose background the screen has.
package enum BackgroundWish: String, CaseIterable, Sendable {
  case terminal, theme
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

import RelayKit

/// What makes a theme hard to read.
package enum ThemeFlaw: Equatable, Sendable {
  /// A role's text does not stand out enough from a background that it is seen on.
  case faint(Role, on: RGB, contrast: Double, depth: ColourDepth)
  /// Two states look the same.
  case alike(Role, Role, depth: ColourDepth)
}

extension ThemeFlaw {
  /// What is hard to read, where, and what is wanted, in one line.
  package var displayText: DisplayText {
    switch self {
    case .faint(let role, let background, let contrast, let depth):
      """
      \(role.displayText) on \(background.displayText)\(depth.aside): contrast \
      \(DisplayText(contrast: contrast)), wanted \(DisplayText(contrast: role.leastContrast))
      """
    case .alike(let one, let other, let depth):
      "\(one.displayText) and \(other.displayText) look the same\(depth.aside)"
    }
  }
}

extension Theme {
  /// All that makes it hard to read at any depth of colour, in the order of roles; the goal is none.
  package var flaws: [ThemeFlaw] {
    Role.allCases.flatMap(faintness) + ColourDepth.allCases.flatMap(likeness)
  }

  /// The contrast of a role's text with its own background, or the least with those it may stand
  /// on; `nil` where the text has the terminal's own colour.
  package func contrast(of role: Role) -> Double? {
    guard self[role].foreground != nil else { return nil }
    return readings(of: role, at: .direct).map(\.contrast).min()
  }

  private func faintness(of role: Role) -> [ThemeFlaw] {
    [ColourDepth.direct, .indexed].flatMap { depth in
      readings(of: role, at: depth).filter { $0.contrast < role.leastContrast }
        .map { .faint(role, on: $0.background, contrast: $0.contrast, depth: depth) }
    }
  }

  private func readings(
    of role: Role, at depth: ColourDepth
  ) -> [(background: RGB, contrast: Double)] {
    let look = self[role]
    // Plain text has a colour only where the background is painted too.
    let colour = look.foreground ?? (role == .text ? Colour(foreground) : nil)
    guard let text = colour?.shown(at: depth) else { return [] }
    let own = Colour(background).shown(at: depth)
    // The terminal's own background stays as it is, whatever becomes of the text on it.
    let around = role == .text ? [own] : [background, own, variant.plainest].distinct
    let backgrounds = look.background.map { [$0.shown(at: depth)] } ?? around
    return backgrounds.map { ($0, text.contrast(with: $0)) }
  }

  private func likeness(at depth: ColourDepth) -> [ThemeFlaw] {
    let states = Role.states.map { (role: $0, ink: ink(for: TextStyle($0), at: depth)) }
    return states.indices.flatMap { index in
      states[(index + 1)...].filter { $0.ink == states[index].ink }
        .map { .alike(states[index].role, $0.role, depth: depth) }
    }
  }
}

extension Role {
  /// The roles that tell one thing from another, and so have to look different.
  package static let states: [Role] = [
    .text, .muted, .best, .warning, .trouble, .selection, .demo,
  ]

  /// The contrast its text has to have (WCAG 2.1, 1.4.3): less where it matters less.
  var leastContrast: Double { self == .muted ? 3 : 4.5 }

  var displayText: DisplayText { DisplayText(sanitizing: rawValue) }
}

extension Colour {
  /// What a terminal of 256 colours or more shows of it.
  fileprivate func shown(at depth: ColourDepth) -> RGB {
    guard depth == .indexed, let index = number(at: .indexed) else { return rgb }
    return Colour.fixed(index)
  }
}

extension RGB {
  /// The colour as themes write it.
  var displayText: DisplayText {
    let digits = String(number, radix: 16)
    return DisplayText(
      sanitizing: "#" + String(repeating: "0", count: 6 - digits.count) + digits)
  }
}

extension DisplayText {
  /// A contrast with one decimal, never rounded up to what it is not.
  init(contrast: Double) {
    let tenths = Int(contrast * 10)
    self = "\(tenths / 10).\(tenths % 10)"
  }
}

extension ColourDepth {
  fileprivate var aside: DisplayText {
    switch self {
    case .mono: " without colours"
    case .eight: " in 8 colours"
    case .sixteen: " in 16 colours"
    case .indexed: " in 256 colours"
    case .direct: .empty
    }
  }
}

extension [RGB] {
  /// Each colour once, in order.
  fileprivate var distinct: [RGB] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

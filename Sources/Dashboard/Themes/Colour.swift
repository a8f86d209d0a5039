/// A colour of a theme's palette, and what it becomes where there are fewer colours.
package struct Colour: Hashable, Sendable {
  package let rgb: RGB
  /// What it is among the sixteen; the nearest where the theme does not say.
  package let ansi: ANSIColour

  package init(_ rgb: RGB, ansi: ANSIColour? = nil) {
    self.rgb = rgb
    self.ansi = ansi ?? Self.nearestANSI(to: rgb)
  }

  /// The number that the terminal takes at a depth; `nil` for its own colour.
  package func number(at depth: ColourDepth) -> Int? {
    switch depth {
    case .mono: nil
    case .eight: ansi.amongEight?.rawValue
    case .sixteen: ansi.rawValue
    case .indexed: Self.nearestIndex(to: rgb)
    // Numbers below 8 still mean the eight there; they are black but for a hair.
    case .direct: rgb.number < 8 ? 0 : rgb.number
    }
  }

  /// The RGB value of one of the fixed colours, 16 to 255.
  package static func fixed(_ index: Int) -> RGB {
    guard index < 232 else {
      let grey = UInt8(8 + 10 * (index - 232))
      return RGB(grey, grey, grey)
    }
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return RGB(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
  }

  // Not 0 to 15: those are the person's own, whatever they look like.
  private static let fixedColours = (16...255).map { (index: $0, lab: Oklab(fixed($0))) }

  private static func nearestIndex(to rgb: RGB) -> Int? {
    let wanted = Oklab(rgb)
    return fixedColours.min { $0.lab.distance(to: wanted) < $1.lab.distance(to: wanted) }?.index
  }

  private static func nearestANSI(to rgb: RGB) -> ANSIColour {
    let wanted = Oklab(rgb)
    let all = ANSIColour.allCases.map { (colour: $0, lab: Oklab($0.usual)) }
    return all.min { $0.lab.distance(to: wanted) < $1.lab.distance(to: wanted) }?.colour ?? .white
  }
}

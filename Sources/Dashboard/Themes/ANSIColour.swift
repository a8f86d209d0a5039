/// One of the sixteen colours that a terminal's own settings decide on.
package enum ANSIColour: Int, CaseIterable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite

  /// The name a theme uses, for example `bright_black`.
  package var name: String {
    "\(self)".map { $0.isUppercase ? "_\($0.lowercased())" : String($0) }.joined()
  }

  package init?(named name: String) {
    guard let colour = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = colour
  }

  /// What it is among the first eight: bright ones lose their brightness.
  ///
  /// Bright black is `nil`, the terminal's own colour, for black would be invisible on black.
  var amongEight: ANSIColour? {
    self == .brightBlack ? nil : ANSIColour(rawValue: rawValue % 8)
  }

  /// As xterm has it out of the box; only a guess at what this terminal shows.
  var usual: RGB {
    Self.usualColours[rawValue]
  }

  private static let usualColours = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}

import RelayKit

extension Key {
  /// The key as the help names it.
  package var displayName: DisplayText {
    switch self {
    case .character(" "): "space"
    case .character(let character): DisplayText(sanitizing: String(character))
    case .control(let letter): "^\(DisplayText(sanitizing: letter.uppercased()))"
    case .function(let number): "F\(number)"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backTab: "shift-tab"
    case .escape: "esc"
    case .home: "Home"
    case .end: "End"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: DisplayText(sanitizing: "\(self)")
    }
  }
}

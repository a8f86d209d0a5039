import RelayKit

/// Why keys cannot be as the configuration wants them.
package enum KeyBindingError: Error, Equatable {
  case unknownAction(FilePlace, name: String, nearest: String?)
  case unknownKey(FilePlace, name: String, nearest: String?)
  /// ^C always quits.
  case reservedKey(FilePlace, Key)
  /// In one place a key would have two meanings.
  case clash(FilePlace, Key, Action, with: Action, in: KeyContext)
}

extension KeyBindingError {
  /// Where, what is wrong, and what to do, in one line.
  package var displayText: DisplayText {
    switch self {
    case .unknownAction(let place, let name, let nearest):
      """
      \(place.displayText): there is no action \(DisplayText(sanitizing: name))\
      \(Self.suggestion(nearest)); turntop config --keys lists all
      """
    case .unknownKey(let place, let name, let nearest):
      """
      \(place.displayText): there is no key "\(DisplayText(sanitizing: name))"\
      \(Self.suggestion(nearest)); turntop config --keys shows how keys are named
      """
    case .reservedKey(let place, let key):
      "\(place.displayText): \(key.displayName) always quits: choose another key"
    case .clash(let place, let key, let action, let other, let context):
      """
      \(place.displayText): \(key.displayName) would do both \(action.displayName) and \
      \(other.displayName) \(context.place): give one of them another key, or "none"
      """
    }
  }

  private static func suggestion(_ nearest: String?) -> DisplayText {
    nearest.map { "; did you mean \(DisplayText(sanitizing: $0))?" } ?? ""
  }
}

extension Action {
  /// The name for showing.
  package var displayName: DisplayText { DisplayText(sanitizing: name) }
}

import RelayKit
import TOMLFile

/// Why a theme cannot be had.
package enum ThemeError: Error, Equatable {
  /// The file cannot be read or is not TOML.
  case file(TOMLError)
  case unknownKey(ThemePlace, nearest: String?)
  /// The value is of the wrong type or not one of those that mean something.
  case badValue(ThemePlace, wanted: DisplayText)
  /// A role names a colour that the palette has not.
  case unknownColour(ThemePlace, name: String, nearest: String?)
  case missingKey(file: String, key: String)
  case unknownTheme(name: String, nearest: String?)
}

/// A key of a theme file and where it stands.
package struct ThemePlace: Equatable, Sendable {
  package let file: String
  package let position: TOMLPosition
  package let key: String

  package init(file: String, position: TOMLPosition, key: String) {
    self.file = file
    self.position = position
    self.key = key
  }
}

extension ThemeError {
  /// What is wrong, where, and what may have been meant, in one line.
  package var displayText: DisplayText {
    switch self {
    case .file(let error):
      DisplayText(sanitizing: error.description)
    case .unknownKey(let place, let nearest):
      "\(place.displayText): a theme has no such key\(Self.suggestion(nearest))"
    case .badValue(let place, let wanted):
      "\(place.displayText): wanted \(wanted)"
    case .unknownColour(let place, let name, let nearest):
      """
      \(place.displayText): the palette has no \(DisplayText(sanitizing: name))\
      \(Self.suggestion(nearest))
      """
    case .missingKey(let file, let key):
      "\(DisplayText(sanitizing: file)): \(DisplayText(sanitizing: key)) is missing"
    case .unknownTheme(let name, let nearest):
      "there is no theme \(DisplayText(sanitizing: name))\(Self.suggestion(nearest))"
    }
  }

  private static func suggestion(_ nearest: String?) -> DisplayText {
    nearest.map { "; did you mean \(DisplayText(sanitizing: $0))?" } ?? ""
  }
}

extension ThemeError: CustomStringConvertible {
  package var description: String { displayText.text }
}

extension ThemePlace {
  var displayText: DisplayText {
    """
    \(DisplayText(sanitizing: file)):\(position.line):\(position.column): \
    \(DisplayText(sanitizing: key))
    """
  }
}

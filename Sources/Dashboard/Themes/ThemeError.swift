import RelayKit
import TOMLFile

/// Why a theme cannot be had.
package enum ThemeError: Error, Equatable {
  /// The file cannot be read or is not TOML.
  case file(TOMLError)
  case unknownKey(FilePlace, nearest: String?)
  /// The value is of the wrong type or not one of those that mean something.
  case badValue(FilePlace, wanted: DisplayText)
  /// A role names a colour that the palette has not.
  case unknownColour(FilePlace, name: String, nearest: String?)
  case missingKey(file: String, key: String)
  case unknownTheme(name: String, nearest: String?)
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
      """
      there is no theme \(DisplayText(sanitizing: name))\
      \(nearest == nil ? "; turntop themes lists them" : Self.suggestion(nearest))
      """
    }
  }

  private static func suggestion(_ nearest: String?) -> DisplayText {
    nearest.map { "; did you mean \(DisplayText(sanitizing: $0))?" } ?? ""
  }
}

extension ThemeError: CustomStringConvertible {
  package var description: String { displayText.text }
}

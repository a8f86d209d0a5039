import TOMLFile

/// What is wrong with a configuration file.
package enum ConfigurationError: Error, Equatable {
  /// It cannot be read or is not TOML.
  case file(TOMLError)
  case unknownKey(FilePlace, nearest: String?)
  /// The value is of the wrong type, or none of those that mean something.
  case badValue(FilePlace, wanted: DisplayText, nearest: String?)
  /// Another setting of the file says the same in another way.
  case excluded(FilePlace, by: SettingName)
  /// It holds a key, and others than its owner may read it.
  case exposedKey(FilePlace)
}

extension ConfigurationError {
  /// Where, what is wrong, and what may have been meant, in one line.
  package var displayText: DisplayText {
    switch self {
    case .file(let error):
      DisplayText(sanitizing: error.description)
    case .unknownKey(let place, let nearest):
      """
      \(place.displayText): there is no such setting\(Self.suggestion(nearest)); \
      turntop config --print lists all
      """
    case .badValue(let place, let wanted, let nearest):
      "\(place.displayText): wanted \(wanted)\(Self.suggestion(nearest))"
    case .excluded(let place, let other):
      "\(place.displayText): \(DisplayText(sanitizing: other.rawValue)) is there too: leave one out"
    case .exposedKey(let place):
      """
      \(place.displayText): others may read this file: \
      chmod 600 \(DisplayText(sanitizing: place.file))
      """
    }
  }

  private static func suggestion(_ nearest: String?) -> DisplayText {
    nearest.map { "; did you mean \(DisplayText(sanitizing: $0))?" } ?? ""
  }
}

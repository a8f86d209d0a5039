/// A setting as it is in force, for showing: its value, and where that comes from.
package struct EffectiveSetting: Equatable, Sendable {
  /// Its key in the configuration file.
  package let name: DisplayText
  /// The value as one would write it; a secret is masked, and `nil` is unset.
  package var value: DisplayText?
  package var origin: SettingOrigin

  package init(name: DisplayText, value: DisplayText?, origin: SettingOrigin) {
    self.name = name
    self.value = value
    self.origin = origin
  }
}

/// What gave a setting its value, the strongest first.
package indirect enum SettingOrigin: Equatable, Sendable {
  /// The command line, by the option's name.
  case flag(DisplayText)
  /// The environment, by the variable's name.
  case variable(DisplayText)
  /// The configuration file, and the line in it.
  case file(path: DisplayText, line: Int? = nil)
  /// What the dashboard remembers of the last time.
  case remembered
  /// What was pressed since the start.
  case screen
  /// That another value, which its own origin named, cannot be had.
  case insteadOf(DisplayText, by: SettingOrigin)
  /// What the terminal's characters leave no choice of.
  case locale
  /// Nothing that the person has set.
  case standard

  /// What a person knows it by.
  package var displayText: DisplayText {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file(let path, let line): line.map { "\(path):\($0)" } ?? path
    case .remembered: "remembered"
    case .screen: "chosen on the screen"
    case .insteadOf(let value, let origin): "\(value) (\(origin.displayText)) cannot be had"
    case .locale: "the locale"
    case .standard: "default"
    }
  }
}

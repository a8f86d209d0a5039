/// A setting as it is in force, for showing: its value, and where that comes from.
package struct EffectiveSetting: Equatable, Sendable {
  /// Its key in the configuration file.
  package let name: DisplayText
  /// The value as one would write it; a secret is masked, and `nil` is unset.
  package let value: DisplayText?
  package let origin: SettingOrigin

  package init(name: DisplayText, value: DisplayText?, origin: SettingOrigin) {
    self.name = name
    self.value = value
    self.origin = origin
  }
}

/// What gave a setting its value, the strongest first.
package enum SettingOrigin: Equatable, Sendable {
  /// The command line, by the option's name.
  case flag(DisplayText)
  /// The environment, by the variable's name.
  case variable(DisplayText)
  /// The configuration file.
  case file(path: DisplayText)
  /// Nothing that the person has set.
  case standard

  /// What a person knows it by.
  package var displayText: DisplayText {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file(let path): path
    case .standard: "default"
    }
  }
}

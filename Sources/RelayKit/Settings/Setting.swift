/// A setting's key in the configuration file.
package enum SettingName: String, CaseIterable, Sendable {
  case app
  case baseURL = "base-url"
  case apiKeyFile = "api-key-file"
  case apiKey = "api-key"
  case regions
  case iceServers = "ice-servers"
  case caFile = "ca-file"
  case interval, timeout, count, allocate, families, source
  case color, ascii, theme, background, mouse
}

/// One row of the table of settings; reader, template and README are made from it.
package struct Setting: Sendable {
  package let name: SettingName
  /// The options that say the same, as the help shows them; `nil` for none.
  package let option: DisplayText?
  /// The environment variable that says the same; `nil` for none.
  package let variable: String?
  package let kind: SettingKind
  /// The value where nothing sets it, as one would write it; `nil`: unset.
  package let standard: DisplayText?
  package let title: DisplayText
  /// A value as it stands in a file.
  package let example: String

  init(
    _ name: SettingName, _ option: DisplayText?, _ variable: String? = nil, _ kind: SettingKind,
    standard: DisplayText? = nil, example: String, _ title: DisplayText
  ) {
    self.name = name
    self.option = option
    self.variable = variable
    self.kind = kind
    self.standard = standard
    self.title = title
    self.example = example
  }

  /// The row of a setting that says in another way what this one says; `nil` for none.
  package var alternative: SettingName? {
    switch name {
    case .app: .baseURL
    case .baseURL: .app
    case .apiKey: .apiKeyFile
    case .apiKeyFile: .apiKey
    default: nil
    }
  }
}

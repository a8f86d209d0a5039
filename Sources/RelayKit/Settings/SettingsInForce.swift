/// The settings as they are in force, and the files that were looked for: what `turntop config` prints
/// and the dashboard shows.
package struct SettingsInForce: Equatable, Sendable {
  /// In the order of the table of settings.
  package var settings: [EffectiveSetting]
  package var files: [SoughtFile]

  package init(settings: [EffectiveSetting] = [], files: [SoughtFile] = []) {
    self.settings = settings
    self.files = files
  }

  /// What gave a setting its value.
  package func origin(of name: SettingName) -> SettingOrigin {
    settings.first { $0.name.text == name.rawValue }?.origin ?? .standard
  }

  /// Takes in that the state file is there now.
  package mutating func stateIsWritten() {
    for index in files.indices where files[index].name == SoughtFile.state {
      files[index].isReadable = true
    }
  }

  /// Replaces what one setting comes to, where something stronger than all its origins decides.
  package mutating func override(
    _ name: SettingName, _ value: DisplayText, by origin: SettingOrigin
  ) {
    let name = DisplayText(sanitizing: name.rawValue)
    guard let index = settings.firstIndex(where: { $0.name == name }) else { return }
    settings[index].value = value
    settings[index].origin = origin
  }
}

/// A file or folder of the person's own, and whether it is there.
package struct SoughtFile: Equatable, Sendable {
  /// What it is for.
  package let name: DisplayText
  /// Where it is looked for; `nil` where there is no home to have it in.
  package let path: DisplayText?
  package var isReadable: Bool

  package init(name: DisplayText, path: DisplayText?, isReadable: Bool) {
    self.name = name
    self.path = path
    self.isReadable = isReadable
  }

  /// The name of that in which the dashboard remembers what was arranged in it.
  static let state: DisplayText = "state"

  /// Whether it can be read, in words.
  package var state: DisplayText {
    guard path != nil else { return "no home to look in" }
    return isReadable ? "can be read" : "nothing to read there"
  }

  /// Looks for every file that there may be.
  package static func all(at paths: ConfigurationPaths) -> [SoughtFile] {
    let places: [(DisplayText, String?)] = [
      ("settings", paths.configuration?.path), ("themes", paths.themes), (state, paths.state),
    ]
    return places.map { name, path in
      SoughtFile(
        name: name, path: path.map { DisplayText(sanitizing: $0) },
        isReadable: path.map(ConfigurationFile.isReadable) ?? false)
    }
  }
}

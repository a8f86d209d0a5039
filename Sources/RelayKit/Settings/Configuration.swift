import TOMLFile

/// What a configuration file says.
package struct Configuration: Equatable, Sendable {
  /// The file's path; `nil` where there is none.
  package let path: String?
  package let values: [SettingName: SettingValue]
  /// Where the settings stand in it.
  package let positions: [SettingName: TOMLPosition]
  /// The keys that the person wants, in the file's order.
  package let keys: [KeyWish]

  package init(
    path: String? = nil, values: [SettingName: SettingValue] = [:],
    positions: [SettingName: TOMLPosition] = [:], keys: [KeyWish] = []
  ) {
    self.path = path
    self.values = values
    self.positions = positions
    self.keys = keys
  }

  /// Where there is no file.
  package static let none = Configuration()

  /// Where a setting stands; `nil` where the file does not say it.
  package func place(of name: SettingName) -> FilePlace? {
    guard let path, let position = positions[name] else { return nil }
    return FilePlace(file: path, position: position, key: name.rawValue)
  }

  package func text(_ name: SettingName) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  package func list(_ name: SettingName) -> [String]? {
    if case .list(let list) = values[name] { list } else { nil }
  }

  package func duration(_ name: SettingName) -> Duration? {
    if case .duration(let duration, _) = values[name] { duration } else { nil }
  }

  package func number(_ name: SettingName) -> Int? {
    if case .number(let number) = values[name] { number } else { nil }
  }

  package func flag(_ name: SettingName) -> Bool? {
    if case .flag(let flag) = values[name] { flag } else { nil }
  }

  package func secret(_ name: SettingName) -> Secret? {
    if case .secret(let secret) = values[name] { secret } else { nil }
  }
}

/// Which keys an action shall have: what `[keys]` says of it, not yet understood.
package struct KeyWish: Equatable, Sendable {
  package let action: String
  /// The keys by their names; none takes all away.
  package let keys: [String]
  package let place: FilePlace

  package init(action: String, keys: [String], place: FilePlace) {
    self.action = action
    self.keys = keys
    self.place = place
  }
}

import TOMLFile

extension EffectiveSetting {
  /// Every setting as it is in force, in the table's order.
  ///
  /// `flags` are the options that were given, as they were written. Of two settings that say the
  /// same in two ways only the stronger has a value. `remembered` is what the dashboard found of
  /// its own, and counts before the defaults.
  package static func all(
    flags: [SettingName: DisplayText], _ environment: Environment, _ configuration: Configuration,
    remembered: Remembered = Remembered()
  ) -> [EffectiveSetting] {
    let resolved = Setting.table.map { row in
      (row, layer(of: row, flags, environment, configuration, remembered))
    }
    return resolved.map { row, layer in
      let rival = resolved.first { $0.0.name == row.alternative }?.1
      let name = DisplayText(sanitizing: row.name.rawValue)
      if let rival,
        rival.strength > layer.strength || row.yields && rival.strength == layer.strength,
        layer.strength > 0
      {
        return EffectiveSetting(name: name, value: nil, origin: .standard)
      }
      return EffectiveSetting(name: name, value: layer.value, origin: layer.origin)
    }
  }

  /// A value, where it comes from, and how strong that is.
  private typealias Layer = (value: DisplayText?, origin: SettingOrigin, strength: Int)

  private static func layer(
    of row: Setting, _ flags: [SettingName: DisplayText], _ environment: Environment,
    _ configuration: Configuration, _ remembered: Remembered
  ) -> Layer {
    if let value = flags[row.name], let option = row.option {
      return (value, .flag(option.firstWord), 3)
    }
    if let variable = row.variable, let value = environment[variable] {
      return (row.shown(value), .variable(DisplayText(sanitizing: variable)), 2)
    }
    if let value = configuration.values[row.name] {
      let path = DisplayText(sanitizing: configuration.path ?? "")
      return (
        value.displayText, .file(path: path, line: configuration.positions[row.name]?.line), 1
      )
    }
    if row.name == .theme, let theme = remembered.theme {
      return (DisplayText(sanitizing: theme), .remembered, 0)
    }
    return (row.standard, .standard, 0)
  }
}

extension Setting {
  /// Whether its alternative wins where both are said in the same way.
  fileprivate var yields: Bool { name == .app || name == .apiKeyFile }

  /// A variable's value for showing: a key is masked, and NO_COLOR means never.
  fileprivate func shown(_ value: String) -> DisplayText {
    switch name {
    case .apiKey: Secret(value).hint
    case .color: "never"
    default: DisplayText(sanitizing: value)
    }
  }
}

extension DisplayText {
  /// What stands before the first blank or comma.
  fileprivate var firstWord: DisplayText {
    DisplayText(sanitizing: String(text.prefix { $0 != " " && $0 != "," }))
  }
}

/// A configuration file that says nothing yet, and how everything would be said.
package enum ConfigurationTemplate {
  /// Its lines; as it stands it changes nothing.
  package static var lines: [DisplayText] {
    head + Setting.table.flatMap(lines) + keys
  }

  private static let head: [DisplayText] = [
    "# Settings of turntop. Options win over the environment, that over this file, this over the",
    "# defaults. Paths start from this file's folder; ~/ is your home.",
  ]

  private static let keys: [DisplayText] = [
    "",
    "# An action's key, or an array of keys; \"none\" takes them away. turntop config --keys lists",
    "# every action and the names of keys.",
    "[keys]",
    "# sort = [\"s\", \"F6\"]",
  ]

  private static func lines(of setting: Setting) -> [DisplayText] {
    let others = [setting.option, setting.variable.map { DisplayText(sanitizing: $0) }]
      .compactMap(\.self).joined(separator: ", ")
    let standard: DisplayText = setting.standard.map { "; default: \($0)" } ?? ""
    let title = "\(setting.title) (\(others))\(standard)" as DisplayText
    return [""] + title.wrapped(to: 97).map { "# \($0)" } + [
      "# \(DisplayText(sanitizing: setting.name.rawValue)) = "
        + DisplayText(sanitizing: setting.example)
    ]
  }
}

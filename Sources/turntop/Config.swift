import ArgumentParser
import Dashboard
import RelayKit

/// Tells of the settings: which are in force, which there are, and where they are looked for.
struct Config: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows the settings in force, and where each comes from.",
    discussion: """
      Options win over the environment, that over the configuration file, this over the defaults. \
      turntop config --print > ~/.config/turntop/config.toml begins a file.
      """)

  /// What is printed instead.
  enum Part: String, EnumerableFlag {
    case print, keys, paths, man

    static func help(for part: Part) -> ArgumentHelp? {
      switch part {
      case .print: "Print a commented file of all settings."
      case .keys: "Print the dashboard's keys and the names of their actions."
      case .man: "Print the manual page, for man(1)."
      case .paths: "Print every file that is looked for, and whether it is there."
      }
    }
  }

  @OptionGroup var options: MeasuringOptions

  @OptionGroup var look: LookOptions

  @Flag var part: Part?

  func execute() -> Int32 {
    do throws(Failure) {
      try Process.print(try lines())
      return 0
    } catch {
      return error.report()
    }
  }

  private func lines() throws(Failure) -> [DisplayText] {
    switch part {
    case .print: ConfigurationTemplate.lines
    case .keys: try KeyBindings.standard(changedBy: try options.configuration()).lines
    case .paths: paths
    case .man: try ManualPage().lines()
    case nil: try settings()
    }
  }

  private func settings() throws(Failure) -> [DisplayText] {
    let configuration = try options.configuration()
    _ = try KeyBindings.standard(changedBy: configuration)
    let settings = try inForce(configuration).settings
    let nameWidth = settings.map(\.name.width).max() ?? 0
    let valueWidth = min(settings.compactMap { $0.value?.width }.max() ?? 0, 40)
    return settings.map { setting in
      let value = setting.value ?? ""
      return setting.name + .spaces(nameWidth + 2 - setting.name.width) + value
        + .spaces(max(valueWidth - value.width, 0) + 2) + setting.origin.displayText
    }
  }

  /// What the settings come to, with the theme that the dashboard would draw.
  private func inForce(_ configuration: Configuration) throws(Failure) -> SettingsInForce {
    let environment = Process.environment
    let themes = ThemeLibrary(environment)
    try themes.check(configuration)
    var settings = SettingsInForce(options, look, environment, configuration)
    let theme = DashboardLook(look, environment, configuration).theme
    settings.take(theme.drawn(themes.choice(named: theme.name)))
    return settings
  }

  private var paths: [DisplayText] {
    let paths = ConfigurationPaths(option: options.configurationPath, Process.environment)
    return SoughtFile.all(at: paths).map { file in
      file.name + .spaces(10 - file.name.width)
        + [file.path, file.state].compactMap(\.self).joined(separator: "  ")
    }
  }
}

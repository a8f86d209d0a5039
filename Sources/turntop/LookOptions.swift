import ArgumentParser
import Dashboard
import RelayKit

/// The options that say how the dashboard looks.
struct LookOptions: ParsableArguments {
  @Option(help: "Colours: auto, always, 256, 16 or never.")
  var color: ColourWish?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII characters only.")
  var ascii: Bool?

  @Option(
    help: ArgumentHelp(
      "The theme's name, or the path of its file; turntop themes lists them.", valueName: "name"))
  var theme: String?

  @Option(help: "Whose background: the terminal's or the theme's own.")
  var background: BackgroundWish?

  @Flag(
    inversion: .prefixedNo,
    help: "Take clicks and the wheel in the dashboard; Shift-drag then selects text.")
  var mouse: Bool?

  /// What was given on the command line, as it would be written.
  var given: [SettingName: DisplayText] {
    let texts: [SettingName: String?] = [
      .color: color?.rawValue, .ascii: ascii.map { "\($0)" }, .theme: theme,
      .background: background?.rawValue, .mouse: mouse.map { "\($0)" },
    ]
    return texts.compactMapValues { $0.map { DisplayText(sanitizing: $0) } }
  }
}

extension ColourWish: ExpressibleByArgument {}

extension SettingsInForce {
  /// What options, environment, files and memory come to together.
  init(
    _ measuring: MeasuringOptions, _ look: LookOptions, _ environment: Environment,
    _ configuration: Configuration
  ) {
    let paths = ConfigurationPaths(option: measuring.configurationPath, environment)
    self.init(
      settings: EffectiveSetting.all(
        flags: measuring.given.merging(look.given) { $1 }, environment, configuration,
        remembered: StateFile.read(paths.state).remembered),
      files: SoughtFile.all(at: paths))
  }
}

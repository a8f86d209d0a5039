import Dashboard
import RelayKit

/// How the dashboard is to look: options over environment over file over what is remembered.
struct DashboardLook {
  let colour: ColourWish
  let asciiOnly: Bool
  let theme: ThemeInForce
  /// The file and the setting that name the theme where it is remembered; `nil` where it is not.
  let themeOrigin: DisplayText?
  let background: BackgroundWish
  /// Whether the mouse is ours from the start.
  let mouse: Bool
  /// What the person has arranged on the screen before.
  let preferences: Preferences
  /// What of that cannot be read; `nil` where all can.
  let complaint: DisplayText?

  init(_ options: LookOptions, _ environment: Environment, _ configuration: Configuration) {
    let wished = configuration.text(.color).flatMap(ColourWish.init(rawValue:))
    let option = options.color ?? (environment["NO_COLOR"] == nil ? wished : nil)
    colour = ColourWish(option: option, noColour: environment["NO_COLOR"])
    asciiOnly = options.ascii ?? configuration.flag(.ascii) ?? false
    let state = ConfigurationPaths(environment).state
    let memory = StateFile.read(state)
    let wishedTheme = options.theme ?? configuration.text(.theme)
    theme = ThemeInForce(
      name: wishedTheme ?? memory.remembered.theme ?? ThemeList.defaultName,
      rival: configuration.place(of: .theme)?.lineText)
    themeOrigin =
      wishedTheme == nil
      ? state.map { "\(DisplayText(sanitizing: $0)): theme" as DisplayText } : nil
    preferences = Preferences(memory.remembered)
    complaint = memory.complaint
    mouse = options.mouse ?? configuration.flag(.mouse) ?? false
    background =
      options.background
      ?? configuration.text(.background).flatMap(BackgroundWish.init(rawValue:)) ?? .terminal
  }
}

extension Preferences {
  fileprivate init(_ remembered: Remembered) {
    self.init(
      theme: remembered.theme, hiddenRegionColumns: remembered.hiddenRegionColumns,
      hiddenServerColumns: remembered.hiddenServerColumns)
  }
}

extension ThemeLibrary {
  /// Refuses a configuration whose theme has the name of none.
  func check(_ configuration: Configuration) throws(Failure) {
    guard let name = configuration.text(.theme), let place = configuration.place(of: .theme),
      let complaint = choice(named: name).complaint, case .unknownTheme = complaint
    else { return }
    throw Failure("\(place.displayText): \(complaint.displayText)", .badConfiguration)
  }
}

extension KeyBindings {
  /// The standard keys, with those that the person wants otherwise.
  static func standard(changedBy configuration: Configuration) throws(Failure) -> KeyBindings {
    do {
      return try standard.rebound(by: configuration.keys)
    } catch {
      throw Failure(error.displayText, .badConfiguration)
    }
  }
}

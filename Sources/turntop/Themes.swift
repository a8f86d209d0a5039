import ArgumentParser
import Dashboard
import Glibc
import RelayKit

/// Lists the themes, or shows what one looks like.
struct Themes: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Lists the themes, or paints a sample of one.",
    discussion: """
      Themes of your own are files NAME.toml in $XDG_CONFIG_HOME/turntop/themes. A sample names \
      what is hard to read in them.
      """)

  @Argument(help: ArgumentHelp("The theme's name, or the path of its file.", valueName: "name"))
  var name: String?

  @Option(help: "Colours: auto, always, 256, 16 or never.")
  var color: ColourWish?

  @Option(help: "Whose background: the terminal's or the theme's own.")
  var background = BackgroundWish.terminal

  func execute() -> Int32 {
    do throws(Failure) {
      try show(Process.environment)
      return 0
    } catch {
      Process.complain(error.text)
      return error.status.rawValue
    }
  }

  private func show(_ environment: Environment) throws(Failure) {
    let library = ThemeLibrary(environment)
    guard let name else {
      return try Process.print(library.list.names.map { DisplayText(sanitizing: $0) })
    }
    try Process.paint(try sample(named: name, of: library), at: depth(environment))
  }

  private func sample(named name: String, of library: ThemeLibrary) throws(Failure) -> ThemeSample {
    do throws(ThemeError) {
      return ThemeSample(of: try library.theme(named: name).over(background))
    } catch {
      throw Failure(error)
    }
  }

  /// The depth the dashboard would have here; `nil` where there is no terminal to paint on.
  private func depth(_ environment: Environment) -> ColourDepth? {
    let wish = ColourWish(option: color, noColour: environment["NO_COLOR"])
    let isPainted = isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
    guard isPainted || wish == .always else { return nil }
    let colours = TerminalColours.count(of: environment["TERM"], on: STDOUT_FILENO)
    return ColourDepth(terminalColours: colours, wish: wish)
  }
}

extension BackgroundWish: ExpressibleByArgument {}

extension ThemeLibrary {
  /// The library with the themes of the person whose environment it is (XDG Base Directory).
  init(_ environment: Environment) {
    self.init(folder: ConfigurationPaths(environment).themes)
  }
}

extension Failure {
  /// A name that is not there is bad usage, a file that is broken bad data.
  init(_ error: ThemeError) {
    if case .unknownTheme = error {
      self.init(error.displayText, .badUsage)
    } else {
      self.init(error.displayText, .badData)
    }
  }
}

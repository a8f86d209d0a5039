import ArgumentParser
import Dashboard
import Glibc
import RelayKit

/// The dashboard; where there is no terminal to draw on, one report instead.
struct Watch: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Shows every region live (the default).",
    discussion: """
      Where standard output is no terminal, or TERM is dumb or unset, one report is printed \
      instead, with the exit statuses of turntop probe. Press ? for the keys.
      """)

  @OptionGroup var options: MeasuringOptions

  @OptionGroup var lookOptions: LookOptions

  @Flag(help: "No screen: print a line for each change, for screen readers and logs.")
  var linear = false

  func execute() -> Int32 {
    if linear { return Linear(options: options).run() }
    let environment = Process.environment
    guard isatty(STDOUT_FILENO) == 1 else { return Report(options: options).run() }
    if let obstacle = CursesTerminal.obstacle(term: environment["TERM"]) {
      Process.complain("\(obstacle.displayText): here is one report instead")
      return Report(options: options).run()
    }
    do throws(Failure) {
      return try watch(environment)
    } catch {
      return error.report()
    }
  }

  /// Runs the survey beside the screen, and ends it with the screen.
  private func watch(_ environment: Environment) throws(Failure) -> Int32 {
    let configuration = try options.configuration()
    let look = DashboardLook(lookOptions, environment, configuration)
    let bindings = try KeyBindings.standard(changedBy: configuration)
    try ThemeLibrary(environment).check(configuration)
    let request = try SurveyRequest.resolved(options, plan: .watching, configuration)
    let theme = try chosenTheme(look, environment)
    let wake = try Failure.of { () throws(TerminalError) in try WakePipe() }
    let board = SnapshotBoard(request.firstSnapshot, wake: wake.wake)
    let survey = try BackgroundSurvey(request, board: board)
    let settings = SettingsInForce(options, lookOptions, environment, configuration)
    let exit: DashboardExit
    do throws(Failure) {
      exit = try show(board, wake, survey, theme, look, bindings, settings, environment)
    } catch {
      survey.end()
      Process.complain(ofAnythingLeftBy: board.snapshot)
      throw error
    }
    if exit == .quitWithReport { try Process.print(report(on: board.snapshot)) }
    let failure = survey.failure
    survey.end()
    Process.complain(ofAnythingLeftBy: board.snapshot)
    exit.dieBySignal()
    return failure?.report() ?? 0
  }

  private func report(on snapshot: Snapshot) -> [DisplayText] {
    TableReport.lines(
      of: snapshot, options: ReportOptions(version: Version.current, width: Process.columns))
  }

  private func show(
    _ board: SnapshotBoard, _ wake: WakePipe, _ survey: BackgroundSurvey, _ theme: ThemeChoice,
    _ look: DashboardLook, _ bindings: KeyBindings, _ settings: SettingsInForce,
    _ environment: Environment
  ) throws(Failure) -> DashboardExit {
    let terminal = try Failure.of { () throws(TerminalError) in
      try CursesTerminal(
        options: terminalOptions(look, environment), theme: theme.theme.over(look.background),
        wake: wake)
    }
    defer { terminal.close() }
    let home = HomeFolder(environment)
    let state = ConfigurationPaths(environment).state
    var loop = DashboardLoop(
      terminal: terminal, board: board, wake: wake,
      idleDescriptor: environment["TURNTOP_TEST_FD"].flatMap { Int32($0) },
      notice: [theme.notice, look.complaint].compactMap(\.self).joined(separator: "; "),
      bindings: bindings, themes: ThemeLibrary(environment), background: look.background,
      theme: look.theme.drawn(theme), preferences: look.preferences, settings: settings,
      mouse: look.mouse
    ) { effect in
      EffectRunner.perform(effect, board: board, survey: survey, home: home, state: state)
    }
    return try loop.run(afterFirstFrame: survey.waitUntilReady)
  }

  /// The theme asked for; one that is broken, or remembered and gone, is complained of and does not
  /// keep from watching.
  private func chosenTheme(
    _ look: DashboardLook, _ environment: Environment
  ) throws(Failure) -> ThemeChoice {
    let choice = ThemeLibrary(environment).choice(named: look.theme.name, by: look.themeOrigin)
    if lookOptions.theme != nil, let complaint = choice.complaint, case .unknownTheme = complaint {
      throw Failure(complaint)
    }
    if let notice = choice.notice { Process.complain(notice) }
    return choice
  }

  private func terminalOptions(
    _ look: DashboardLook, _ environment: Environment
  ) -> TerminalOptions {
    TerminalOptions(
      term: environment["TERM"],
      locale: LocaleWish(
        all: environment["LC_ALL"], characters: environment["LC_CTYPE"],
        language: environment["LANG"]),
      escapeDelay: environment["ESCDELAY"].flatMap { Int($0) },
      colour: look.colour, asciiOnly: look.asciiOnly,
      multiplexer: Multiplexer(
        tmux: environment["TMUX"], sty: environment["STY"], term: environment["TERM"]))
  }
}

extension Failure {
  fileprivate static func of<Value>(
    _ body: () throws(TerminalError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error.displayText, .cannotWrite)
    }
  }
}

import ArgumentParser
import RelayKit

/// The entry: parses, runs, and exits with the status that says what happened.
///
/// It is synchronous, so that the screen keeps the thread the process started with.
@main
enum Main {
  static func main() {
    EndingSignals.takeQuitFromTheRuntime()
    StandardStreams.plug()
    Process.raiseDescriptorLimit()
    do {
      var command = try Turntop.command(of: try ArgumentList.given())
      if let command = command as? any TurntopCommand { Process.exit(command.execute()) }
      try command.run()
    } catch let failure as Failure {
      Process.exit(failure.report())
    } catch {
      Process.exit(CommandLineAnswer(to: error, of: Turntop.self).give())
    }
  }
}

/// The root command.
struct Turntop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turntop",
    abstract: "Shows which TURN region to use, and whether it works.",
    discussion: """
      Fetches the ICE servers of every region of a Metered app, measures each from here, and \
      shows them live. Try it without an account: turntop --demo
      """,
    version: Version.current.text,
    subcommands: [
      Watch.self, Probe.self, Best.self, ExportCommand.self, LintCommand.self, Regions.self,
      Themes.self, Config.self,
    ],
    defaultSubcommand: Watch.self)

  /// The command that the arguments ask for, with its options.
  ///
  /// One that is named is parsed by itself: the root's parser reads the default command's options
  /// as well, for two of the sixteen milliseconds until the first request. What is no command
  /// then, help or a mistake, is the root's parser's to answer.
  static func command(of arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    let parsed = try? named?.parseAsRoot(Array(arguments.dropFirst()))
    if let command = parsed as? any TurntopCommand { return command }
    return try parseAsRoot(arguments)
  }
}

/// A command that runs to an exit status.
protocol TurntopCommand: ParsableCommand {
  func execute() -> Int32
}

/// The version that `--version` and the reports name.
enum Version {
  static let current: DisplayText = "0.1.0"
}

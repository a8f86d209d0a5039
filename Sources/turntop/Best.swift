import ArgumentParser
import RelayKit

/// Names the best region, and nothing else on standard output.
struct Best: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "best",
    abstract: "Prints the best region's name alone.",
    discussion: """
      For scripts: REGION=$(turntop best). Prints nothing where no region has a proven relay \
      (with --no-allocate: answers), and exits 2; of the other statuses, turntop probe --help tells.
      """)

  @OptionGroup var options: MeasuringOptions

  @Option(help: ArgumentHelp("How many samples each server gets.", valueName: "n"))
  var count: Int?

  @Flag(help: "Say why, on standard error.")
  var explain = false

  func validate() throws {
    try SampleCount.validate(count)
  }

  func execute() -> Int32 {
    do throws(Failure) {
      let configuration = try options.configuration()
      let request = try SurveyRequest.resolved(
        options, plan: .reporting.counting(count, configuration), configuration)
      return ForegroundTask.run { () async throws(Failure) in
        try answer(try await Wiring.snapshot(request))
        return 0
      }
    } catch {
      return error.report()
    }
  }

  private func answer(_ snapshot: Snapshot) throws(Failure) {
    if let failure = snapshot.serviceFailure {
      throw Failure(failure, ExitStatus(of: snapshot))
    }
    if let echoes = snapshot.echoes { Process.remark("relayed \(echoes.account)") }
    guard let best = snapshot.best else {
      throw Failure(
        "no region qualifies: turntop probe tells what each of them lacks", .noneUsable)
    }
    try Process.print([best.displayName])
    if explain { snapshot.explanation.forEach(Process.remark) }
  }
}

/// What `--count` takes.
enum SampleCount {
  static func validate(_ count: Int?) throws {
    if let count, !SettingBounds.count.contains(count) {
      throw ValidationError("--count takes 1 to 100000.")
    }
  }
}

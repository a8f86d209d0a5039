import ArgumentParser
import RelayKit

/// Names the best region, and nothing else on standard output.
struct Best: TurntopCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the best region's name alone.",
    discussion: """
      For scripts: REGION=$(turntop best). Exits 2 and prints nothing where no region has a \
      proven relay.
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
    var plan = ProbePlan.reporting
    plan.samples = count ?? plan.samples
    do throws(Failure) {
      let request = try SurveyRequest.resolved(options, plan: plan)
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
    if let count, !(1...100_000).contains(count) {
      throw ValidationError("--count takes 1 to 100000.")
    }
  }
}

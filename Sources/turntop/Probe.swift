import ArgumentParser
import RelayKit

/// Measures once and prints a report.
struct Probe: TurntopCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures every region and prints a report.",
    discussion: """
      Exits 0 where every region asked for answers, 1 where some do not, 2 where none does, \
      69 where the service cannot be reached, 77 where the key is missing or refused.
      """)

  @OptionGroup var options: MeasuringOptions

  @Option(help: ArgumentHelp("How many samples each server gets.", valueName: "n"))
  var count: Int?

  @Option(help: "How to print: \(ReportFormat.all.map(\.name).joined(separator: ", ")).")
  var format = ReportFormat.table

  @Flag(help: "List each sample, where the format has a place for it.")
  var samples = false

  func validate() throws {
    if let count, !(1...100_000).contains(count) {
      throw ValidationError("--count takes 1 to 100000.")
    }
  }

  init() {}

  /// The report that the dashboard falls back to, of the same options.
  init(of options: MeasuringOptions) {
    self.init()
    self.options = options
  }

  func execute() -> Int32 {
    let report = ReportOptions(version: Version.current, includesSamples: samples)
    return ForegroundTask.run { [self] in
      do throws(Failure) {
        let snapshot = try await survey()
        try Report(format: format, options: report).print(snapshot)
        return ExitStatus(of: snapshot).rawValue
      } catch {
        Process.complain(error.text)
        return error.status.rawValue
      }
    }
  }

  private func survey() async throws(Failure) -> Snapshot {
    var plan = ProbePlan.reporting
    plan.samples = count ?? plan.samples
    let request: SurveyRequest
    do {
      request = try SurveyRequest(options, plan: plan, environment: Process.environment)
    } catch {
      throw Failure(error)
    }
    let board = SnapshotBoard(request.firstSnapshot)
    try await Wiring.survey(request, board: board)
    guard !Task.isCancelled else {
      throw Failure("interrupted before the samples were in", .someUnusable)
    }
    return board.snapshot
  }
}

extension ReportFormat: ExpressibleByArgument {
  /// The format that `--format` names.
  public init?(argument: String) {
    guard let format = ReportFormat.named(argument) else { return nil }
    self = format
  }

  /// The name, as help shows the default.
  public var defaultValueDescription: String { name }

  /// The names, as help lists them.
  public static var allValueStrings: [String] { all.map(\.name) }
}

/// Prints a snapshot, and says what failed where nothing could be asked for.
struct Report {
  var format: ReportFormat
  var options: ReportOptions

  func print(_ snapshot: Snapshot) throws(Failure) {
    let failure = snapshot.serviceFailure
    if failure == nil || format.name != ReportFormat.table.name {
      do {
        Process.print(try format.text(snapshot, options))
      } catch {
        throw Failure("report as \(DisplayText(sanitizing: format.name)) failed", .cannotWrite)
      }
    }
    if let failure { Process.complain(failure) }
  }
}

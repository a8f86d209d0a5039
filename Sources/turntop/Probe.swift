import ArgumentParser
import RelayKit

/// Measures once and prints a report.
struct Probe: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Measures every region and prints a report.",
    discussion: ExitStatusHelp.text)

  @OptionGroup var options: MeasuringOptions

  @Option(help: ArgumentHelp("How many samples each server gets.", valueName: "n"))
  var count: Int?

  @Option(help: "How to print.")
  var format = ReportFormat.table

  @Flag(help: "List each sample, where the format has a place for it.")
  var samples = false

  func validate() throws {
    try SampleCount.validate(count)
  }

  func execute() -> Int32 {
    let report = ReportOptions(
      version: Version.current, includesSamples: samples, width: Process.columns)
    return Report(options: options, count: count, format: format, details: report).run()
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

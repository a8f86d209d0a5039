import ArgumentParser
import RelayKit

/// Writes the ICE servers of regions as one consumer takes them.
struct ExportCommand: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes ICE servers as one consumer takes them.",
    discussion: """
      To standard output, or into files that their owner alone can read, in folders that are made \
      where they are missing. A file that is there is replaced with --force or a yes at the \
      terminal, after what changes is told; where it is no export, all of it is kept as FILE.bak. \
      No symbolic link is followed. What a consumer cannot take is left out, with the reason on \
      standard error. Exits 1 where relays were asked for and none is left, 2 where nothing is.
      """)

  @OptionGroup var options: MeasuringOptions

  @Option(help: ArgumentHelp("Whom it is for; --list-formats lists them.", valueName: "name"))
  var format = ExportFormat.standard

  @Flag(help: "List the formats, and what each leaves out.")
  var listFormats = false

  @Option(
    help: ArgumentHelp(
      "The file to write; standard output without it, and as -.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("A file for each region, in this folder.", valueName: "folder"))
  var outputDir: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Option(
    help: ArgumentHelp("How many samples each server gets, where it measures.", valueName: "n"))
  var count: Int?

  @Flag(help: "Measure, and export only the best region.")
  var best = false

  @Option(help: ArgumentHelp("Only this server.", valueName: "url"))
  var url: String?

  @Option(help: "Servers: all, or measured: only those proven from here, at most four a region.")
  var keep = ExportOrder.Keep.all

  @Option(help: "Candidates: all, or relay: none but relayed ones.")
  var policy = ICETransportPolicy.all

  @Flag(help: "Go on: fetch again before credentials die, and replace the file when it changes.")
  var watch = false

  @Option(
    help: ArgumentHelp("How often --watch fetches, e.g. 30m.", valueName: "time"),
    transform: DurationOption.duration)
  var every: Duration?

  func validate() throws {
    if listFormats { return }
    if output != nil, outputDir != nil {
      throw ValidationError("--output and --output-dir exclude each other: give one.")
    }
    if output == "" || outputDir == "" {
      throw ValidationError("--output and --output-dir name a place: an empty name is none.")
    }
    if let output, let number = Self.stream(output) {
      let redirection = number == "1" ? "" : ", which a shell leads there: --output - >&\(number)"
      throw ValidationError(
        "no link is followed, such as \(output): --output - is standard output\(redirection).")
    }
    if url == "" {
      throw ValidationError("--url names a server: an empty text is none.")
    }
    if outputDir == "-" {
      throw ValidationError("--output-dir names a folder: --output - is standard output.")
    }
    if watch || every != nil, case .standardOutput = place {
      throw ValidationError("--watch keeps files fresh: give --output or --output-dir.")
    }
    if options.regionNames.isEmpty, options.iceServerFiles.isEmpty, !best, url == nil {
      throw ValidationError("which region? Give --region NAME, or --best to have it measured.")
    }
    try DurationOption.refetch.validate(every)
    try SampleCount.validate(count)
  }

  func execute() -> Int32 {
    do throws(Failure) {
      if listFormats {
        try Process.print(ExportFormat.table)
        return 0
      }
      let configuration = try options.configuration()
      let run = ExportRun(
        request: try SurveyRequest.resolved(
          options, plan: .reporting.counting(count, configuration), configuration), order: order,
        place: place, force: force, interval: watch || every != nil ? every ?? .seconds(3_600) : nil
      )
      return ForegroundTask.run { () async throws(Failure) in try await run.run() }
    } catch {
      return error.report()
    }
  }

  /// The number of the stream of a program that a path leads to, by what Linux calls them: links,
  /// all of them; `nil` for any other path.
  private static func stream(_ path: String) -> String? {
    let names = ["/dev/stdin": "0", "/dev/stdout": "1", "/dev/stderr": "2"]
    if let number = names[path] { return number }
    let folders = ["/dev/fd/", "/proc/self/fd/", "/proc/thread-self/fd/"]
    let number = folders.first { path.hasPrefix($0) }.map { path.dropFirst($0.count) } ?? ""
    return number.isEmpty || !number.allSatisfy { $0.isASCII && $0.isNumber } ? nil : String(number)
  }

  private var place: ExportPlace {
    if let outputDir { return .folder(outputDir) }
    guard let output, output != "-" else { return .standardOutput }
    return .file(output)
  }

  private var order: ExportOrder {
    var order = ExportOrder(format: format)
    order.policy = policy
    order.keep = keep
    order.url = url
    order.bestOnly = best
    order.splitsRegions = outputDir != nil
    return order
  }
}

extension ExportFormat: ExpressibleByArgument {
  /// The format that `--format` names.
  public init?(argument: String) {
    guard let format = ExportFormat.named(argument) else { return nil }
    self = format
  }

  /// The name, as help shows the default.
  public var defaultValueDescription: String { name }

  /// The names, as help lists them.
  public static var allValueStrings: [String] { all.map(\.name) }
}

extension ExportOrder.Keep: ExpressibleByArgument {}
extension ICETransportPolicy: ExpressibleByArgument {}

import ArgumentParser
import RelayKit

/// Says what is wrong with an ICE configuration.
struct LintCommand: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks an ICE configuration against what its consumer accepts.",
    discussion: """
      Reads RTCConfiguration JSON, and finds the servers in configurations of other kinds. Exits \
      0 where nothing is wrong or only warned of, 1 on errors, 65 where it is no ICE configuration.
      """)

  /// How the findings are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: ArgumentHelp("The file to check.", valueName: "file"))
  var file: String

  @Option(help: "How to print: table or json.")
  var format = Format.table

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Check against this consumer's limits too; turntop export --list-formats lists them.",
      valueName: "format"))
  var consumer: ExportFormat?

  @Flag(help: "Write the file with all that is certain mended.")
  var fix = false

  func execute() -> Int32 {
    do throws(Failure) {
      var lint = try look()
      if fix, let mended = lint.mended {
        try write(mended)
        lint = try look()
      }
      try Process.print(try lines(of: lint))
      return lint.hasErrors ? 1 : 0
    } catch {
      return error.report()
    }
  }

  private var shownFile: DisplayText { DisplayText(sanitizing: file) }

  private func look() throws(Failure) -> Lint {
    do throws(LintError) {
      guard let content = PrivateFile.read(file) else { throw .unreadable }
      return try Lint(of: content.bytes, mode: content.mode, for: consumer)
    } catch {
      throw Failure("\(shownFile) \(error.displayText)", .badData)
    }
  }

  private func write(_ bytes: [UInt8]) throws(Failure) {
    do throws(PrivateFileError) {
      try PrivateFile.write(bytes, to: file, overwriting: true)
    } catch {
      throw Failure(error.displayText, .cannotWrite)
    }
  }

  private func lines(of lint: Lint) throws(Failure) -> [DisplayText] {
    do {
      switch format {
      case .table: return LintReport.table(of: lint, file: shownFile)
      case .json: return try LintReport.json(of: lint, file: shownFile)
      }
    } catch {
      throw Failure("no report: \(DisplayText(sanitizing: "\(error)"))", .cannotWrite)
    }
  }
}

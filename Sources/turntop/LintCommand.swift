import ArgumentParser
import FoundationEssentials
import RelayKit

/// Says what is wrong with an ICE configuration.
struct LintCommand: TurntopCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks an ICE configuration against what its consumer accepts.",
    discussion: """
      Reads RTCConfiguration JSON, and finds the servers in configurations of other kinds. A \
      file's name tells its language (.yaml, .lua, .js); where it tells none, and of standard \
      input, the contents do. Exits 0 where nothing is wrong or only warned of, 1 on errors, 65 \
      where it is no ICE configuration. Of standard input, --fix writes the mended form to standard output.
      """)

  /// How the findings are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: ArgumentHelp("The file to check; - is standard input.", valueName: "file"))
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
      var input = try input()
      var lint = try look(at: input)
      if fix {
        if lint.mended != nil || isStandardInput {
          try write(lint.mended ?? input.bytes, mode: lint.mendedMode)
        }
        input.bytes = lint.mended ?? input.bytes
        if !isStandardInput { input = try self.input() }
        lint = try look(at: input)
      }
      let lines = try lines(of: lint, from: input.origin)
      // Standard output holds the mended form.
      if fix, isStandardInput { lines.forEach(Process.remark) } else { try Process.print(lines) }
      return lint.hasErrors ? 1 : 0
    } catch {
      return error.report()
    }
  }

  private var isStandardInput: Bool { file == "-" }

  private var shownFile: DisplayText {
    if isStandardInput { return "standard input" }
    return file.isEmpty ? "\"\"" : DisplayText(sanitizing: file)
  }

  private func input() throws(Failure) -> LintInput {
    do throws(LintInputError) {
      if isStandardInput { return try LintInput.standardInput() }
      return try LintInput.file(at: file, isToBeMended: fix)
    } catch {
      let status: ExitStatus = if case .notMendable = error { .badUsage } else { .badData }
      throw Failure("\(shownFile) \(error.displayText)", status)
    }
  }

  private func look(at input: LintInput) throws(Failure) -> Lint {
    do throws(LintError) {
      return try Lint(
        of: input.bytes, mode: input.mode, named: isStandardInput ? nil : file, for: consumer,
        at: Date().timeIntervalSince1970)
    } catch {
      throw Failure("\(shownFile) \(error.displayText)", .badData)
    }
  }

  private func write(_ bytes: [UInt8], mode: UInt32) throws(Failure) {
    guard !isStandardInput else { return try Process.write(bytes) }
    do throws(PrivateFileError) {
      let access = try PrivateFile.write(bytes, to: file, overwriting: true, mode: mode)
      access.losses.forEach { Process.remark($0.displayText(of: file)) }
    } catch .notFlushed(let path, let errno) {
      Process.remark(PrivateFileError.notFlushed(path, errno: errno).displayText)
    } catch {
      throw Failure(error.displayText, .cannotWrite)
    }
  }

  private func lines(of lint: Lint, from origin: LintOrigin) throws(Failure) -> [DisplayText] {
    do {
      switch format {
      case .table: return LintReport.table(of: lint, file: shownFile, from: origin)
      case .json: return try LintReport.json(of: lint, file: shownFile)
      }
    } catch {
      throw Failure("no report: \(DisplayText(sanitizing: "\(error)"))", .cannotWrite)
    }
  }
}

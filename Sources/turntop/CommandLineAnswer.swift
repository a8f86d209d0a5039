import ArgumentParser
import RelayKit

/// What is said where the command line asks for a text, such as the help, or is wrong.
struct CommandLineAnswer {
  private let text: String
  private let status: ExitStatus

  /// What `ArgumentParser` makes of one of its errors: text for standard output, or a complaint.
  init(to error: any Error, of command: any ParsableCommand.Type) {
    status = ExitStatus(rawValue: command.exitCode(for: error).rawValue)
    text =
      status == .allUsable
      ? command.fullMessage(for: error)
      : Self.complaint(command.message(for: error), command.fullMessage(for: error))
  }

  /// Says it where it belongs and returns the status to exit with.
  func give() -> Int32 {
    guard status == .allUsable else {
      return Failure(DisplayText(sanitizing: text), status).report()
    }
    do throws(Failure) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      try Process.print(lines.map { DisplayText(sanitizing: String($0)) })
      return status.rawValue
    } catch {
      return error.report()
    }
  }

  /// One line: what is wrong, and which help tells more, as the last line of `full` names it.
  private static func complaint(_ message: String, _ full: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline).map { $0.trimming(" ") }
    let text = lines.joined(separator: " ").trimming(".")
    let advice = full.split(whereSeparator: \.isNewline).last?.split(separator: "'") ?? []
    guard advice.count == 3, advice[1].hasSuffix("--help") else { return text }
    return "\(text)\(text.hasSuffix("?") ? "" : ";") see \(advice[1])"
  }
}

extension StringProtocol {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}

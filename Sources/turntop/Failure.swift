import RelayKit

/// Why a command could not do its work: a line for a person and a status for a script.
struct Failure: Error {
  var text: DisplayText
  var status: ExitStatus

  init(_ text: DisplayText, _ status: ExitStatus) {
    self.text = text
    self.status = status
  }

  init(_ error: SettingsError) {
    self.init(error.displayText, ExitStatus(rawValue: error.exitStatus))
  }

  /// Says it on standard error and returns the status to exit with.
  func report() -> Int32 {
    Process.complain(text)
    return status.rawValue
  }
}

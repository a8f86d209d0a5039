/// An ICE configuration as far as a linter reads it.
struct LintDocument: Sendable {
  var kind: DisplayText
  var servers: [LintServer]
  /// What is wrong with entries as such.
  var findings: [LintFinding] = []
  /// Whether a name or a password stands in it.
  var holdsSecrets: Bool
  /// The servers, where the document tells each one's login; what is written when it is mended.
  var entries: [ICEServer]?
}

/// Why a file is no ICE configuration.
package enum LintError: Error, Equatable {
  case unreadable
  /// It is longer than any configuration, or its end could not be read.
  case incomplete
  case notAConfiguration
  case json(ICEServerListError)
}

extension LintError {
  /// What the file is instead, as the second half of a sentence about it.
  package var displayText: DisplayText {
    switch self {
    case .unreadable: "cannot be read, or is no regular file: check the path"
    case .incomplete:
      "has more than 16 MiB, or cannot be read to its end: give an ICE configuration"
    case .notAConfiguration: "names no ICE server: give an ICE configuration"
    case .json(let error): "holds \(error.displayText): mend it there"
    }
  }
}

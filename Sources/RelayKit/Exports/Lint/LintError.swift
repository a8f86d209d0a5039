/// Why a file is no ICE configuration.
package enum LintError: Error, Equatable {
  case notAConfiguration
  /// It names more servers than any configuration.
  case tooMany
  /// It holds NUL bytes, which no text does.
  case binary
  /// A line holds bytes that are no UTF-8.
  case encoding(line: Int)
  /// It is a text in two bytes a character.
  case utf16
  /// It is of a language, and does not parse.
  case syntax(LintFault)
  case json(ICEServerListError)
}

extension LintError {
  /// What the file is instead, as the second half of a sentence about it.
  package var displayText: DisplayText {
    switch self {
    case .notAConfiguration: "names no ICE server: give an ICE configuration"
    case .tooMany:
      "names more than \(LintDocument.mostServers) servers: give an ICE configuration"
    case .binary: "holds NUL bytes, so it is binary and no text: give an ICE configuration"
    case .encoding(let line): "is not UTF-8, in line \(line): save it as UTF-8"
    case .utf16: "is UTF-16: save it as UTF-8"
    case .syntax(let fault): "does not parse (\(fault.displayText)): mend it there"
    case .json(.nothing): "is empty: give an ICE configuration"
    case .json(.notJSON(let error)):
      "holds \(ICEServerListError.notJSON(error).displayText): mend it there"
    case .json(let error): "holds \(error.displayText): give an ICE configuration"
    }
  }

  /// What keeps bytes from being a text; `nil` for nothing.
  static func encoding(of bytes: [UInt8]) -> LintError? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    if bytes.contains(0) { return .binary }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let lines = LintSource(bytes).lines
    let broken = lines.firstIndex { String(validating: bytes[$0], as: UTF8.self) == nil }
    return .encoding(line: (broken ?? 0) + 1)
  }
}

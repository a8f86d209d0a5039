/// Something that is wrong with an ICE configuration.
package struct LintFinding: Equatable, Sendable {
  package enum Severity: String, Sendable, Comparable {
    /// It does not work, or gives secrets away.
    case error
    /// It works, but worse than it could.
    case warning

    package static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }

    package var displayName: DisplayText { DisplayText(sanitizing: rawValue) }
  }

  package var severity: Severity
  /// Its name, for scripts: `stun-query`.
  package var rule: DisplayText
  /// Where: `entry 2`, `line 7`; `nil` for the file as a whole.
  package var place: DisplayText?
  /// The URL it is about, as it may be shown; `nil` where it is about none.
  package var url: DisplayText?
  /// What is wrong and what to do.
  package var message: DisplayText
  /// Whether `--fix` mends it.
  package var isMended: Bool

  init(
    _ severity: Severity, _ rule: DisplayText, at place: DisplayText? = nil,
    of url: DisplayText? = nil, isMended: Bool = false, _ message: DisplayText
  ) {
    self.severity = severity
    self.rule = rule
    self.place = place
    self.url = url
    self.message = message
    self.isMended = isMended
  }

  /// `error: entry 2: stun:a.example?x: the message [stun-query]`.
  package var displayText: DisplayText {
    let parts = [severity.displayName, place, url, message].compactMap(\.self)
    return "\(parts.joined(separator: ": ")) [\(rule)]"
  }
}

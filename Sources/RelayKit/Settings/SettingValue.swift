/// What a configuration file gives a setting.
package enum SettingValue: Equatable, Sendable {
  case text(String)
  case list([String])
  /// A duration, and how it was written.
  case duration(Duration, String)
  case number(Int)
  case flag(Bool)
  case secret(Secret)

  /// The value for showing; a secret is masked.
  package var displayText: DisplayText {
    switch self {
    case .text(let text), .duration(_, let text): DisplayText(sanitizing: text)
    case .list(let texts): texts.map { DisplayText(sanitizing: $0) }.joined(separator: ", ")
    case .number(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .secret(let secret): secret.hint
    }
  }
}

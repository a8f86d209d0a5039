import STUN
import TOMLFile

/// What values a setting takes.
package struct SettingKind: Sendable {
  /// What to call a right value in a complaint.
  package let wanted: DisplayText
  /// The words that mean something, where those are all.
  package let words: [String]
  /// Whether it takes an array of such values.
  let isList: Bool
  /// Whether a text of it names a file, so that `~/` and the file's own folder count.
  let isPath: @Sendable (String) -> Bool
  /// The value, or an element of the array; `nil` where it is of the wrong type or means nothing.
  let read: @Sendable (TOMLValue) -> SettingValue?

  init(
    _ wanted: DisplayText, words: [String] = [], isList: Bool = false,
    isPath: @escaping @Sendable (String) -> Bool = { _ in false },
    read: @escaping @Sendable (TOMLValue) -> SettingValue?
  ) {
    self.wanted = wanted
    self.words = words
    self.isList = isList
    self.isPath = isPath
    self.read = read
  }

  /// A text that passes a check.
  private static func text(
    _ wanted: DisplayText, where isRight: @escaping @Sendable (String) -> Bool = { !$0.isEmpty },
    isPath: @escaping @Sendable (String) -> Bool = { _ in false }
  ) -> SettingKind {
    SettingKind(wanted, isPath: isPath) { value in
      guard case .string(let text) = value, isRight(text) else { return nil }
      return .text(text)
    }
  }

  /// One of a few words.
  private static func word(of words: [String]) -> SettingKind {
    SettingKind("one of \(list(words))", words: words) { value in
      guard case .string(let text) = value, words.contains(text) else { return nil }
      return .text(text)
    }
  }

  /// An array of what another kind is.
  private static func list(of element: SettingKind, _ wanted: DisplayText) -> SettingKind {
    SettingKind(
      wanted, words: element.words, isList: true, isPath: element.isPath, read: element.read)
  }

  private static func duration(
    _ bounds: ClosedRange<Duration>, _ boundsText: DisplayText
  ) -> SettingKind {
    SettingKind("a duration from \(boundsText), for example \"500ms\"") { value in
      guard case .string(let text) = value, let duration = Duration(parsing: text),
        bounds.contains(duration)
      else { return nil }
      return .duration(duration, text)
    }
  }

  private static func list(_ words: [String]) -> DisplayText {
    words.map { "\"\(DisplayText(sanitizing: $0))\"" }.joined(separator: ", ")
  }
}

extension SettingKind {
  static let app = text("the name of a Metered app") { (try? MeteredService(app: $0)) != nil }
  static let url = text("an https URL, or http on loopback") {
    (try? MeteredService(baseURL: $0)) != nil
  }
  static let path = text("the path of a file", isPath: { _ in true })
  static let paths = list(of: path, "an array of paths")
  static let address = text("an IP address of this host, without a port") { IPAddress($0) != nil }
  static let regions = list(
    of: word(of: Region.all.map(\.name) + ["default"]), "an array of region names")
  static let families = list(of: word(of: ["ipv4", "ipv6"]), "an array of \"ipv4\" and \"ipv6\"")
  static let colours = word(of: ["auto", "always", "256", "16", "never"])
  static let theme = text("a theme's name or the path of its file", isPath: isThemePath)
  static let backgrounds = word(of: ["terminal", "theme"])
  static let interval = duration(SettingBounds.interval, "10ms to 1h")
  static let timeout = duration(SettingBounds.timeout, "50ms to 1h")

  static let flag = SettingKind("true or false") { value in
    guard case .boolean(let flag) = value else { return nil }
    return .flag(flag)
  }

  static let count = SettingKind("a number from 1 to 100000") { value in
    guard case .integer(let number) = value, let count = Int(exactly: number),
      SettingBounds.count.contains(count)
    else { return nil }
    return .number(count)
  }

  /// An API key, as a file that holds nothing else would hold it.
  static let key = SettingKind("an API key and nothing else") { value in
    guard case .string(let text) = value else { return nil }
    return (try? Secret(apiKeyIn: text.utf8, of: .variable("api-key"))).map { .secret($0) }
  }
}

extension SettingKind {
  /// Whether a theme is named by the path of its file.
  @Sendable package static func isThemePath(_ theme: String) -> Bool {
    theme.contains("/") || theme.hasSuffix(".toml")
  }
}

/// What is within reason, wherever it is said.
package enum SettingBounds {
  /// A server has a right to rest between two requests.
  package static let interval: ClosedRange<Duration> = .milliseconds(10)...(.seconds(3_600))
  /// No round trip on Earth fits in less.
  package static let timeout: ClosedRange<Duration> = .milliseconds(50)...(.seconds(3_600))
  package static let count = 1...100_000
}

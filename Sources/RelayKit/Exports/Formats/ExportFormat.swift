/// A way to write ICE servers for one consumer, by the name that `--format` takes.
package struct ExportFormat: Sendable {
  package let name: String
  /// Who reads it.
  package let consumer: DisplayText
  /// Where it goes there.
  package let place: DisplayText
  /// The extension of a file of it.
  package let fileExtension: String
  /// How its consumer comes to use relays alone.
  let policy: Policy
  /// Whether the consumer takes a URL alone where it reads a list of them.
  let takesStrings: Bool
  /// What it cannot take.
  package let rules: [ExportRule]
  /// What a person should know of what is left, for the text's comments and beside it.
  let advice: @Sendable (ExportDocument) -> [DisplayText]
  /// Writes what is left; the text holds secrets.
  let write: @Sendable (ExportDocument) -> String

  init(
    _ name: String, _ consumer: DisplayText, in place: DisplayText, _ fileExtension: String,
    policy: Policy = .elsewhere, takesStrings: Bool = true, rules: [ExportRule] = [],
    advice: @escaping @Sendable (ExportDocument) -> [DisplayText] = { _ in [] },
    write: @escaping @Sendable (ExportDocument) -> String
  ) {
    self.name = name
    self.consumer = consumer
    self.place = place
    self.fileExtension = fileExtension
    self.policy = policy
    self.takesStrings = takesStrings
    self.rules = rules
    self.advice = advice
    self.write = write
  }

  /// Where a consumer is told to use relays alone.
  enum Policy: Sendable {
    /// In the text.
    case written
    /// Not there: in another place, if at all.
    case elsewhere
    /// Nowhere, since it uses nothing else.
    case needless
  }

  /// Every format, the default first.
  package static let all = browsers + libraries + servers + environments

  /// What a browser takes.
  package static let standard = browsers[0]

  /// The format of this name; `nil` where there is none.
  package static func named(_ name: String) -> ExportFormat? {
    all.first { $0.name == name }
  }

  /// The formats as a table, a line each.
  package static var table: [DisplayText] {
    let columns: [TextTable<ExportFormat>.Column] = [
      .init("format", .left) { DisplayText(sanitizing: $0.name) },
      .init("for", .left, value: \.consumer),
      .init("goes into", .left, value: \.place),
      .init("limits", .left, value: \.limits),
    ]
    return TextTable(columns, of: all).lines.map(\.withoutTrailingSpaces)
  }

  /// Whether the consumer resolves names; where it does not, addresses are to be known.
  package var takesNames: Bool { !rules.contains(where: \.isAboutNames) }

  /// Whether browsers are who uses the servers, be it that a server hands them on.
  var isForBrowsers: Bool { Self.browsers.contains(self) || hasBrowserPorts }

  /// What the text cannot bring about where relays alone are wanted; `nil` where it can.
  var relayAdvice: DisplayText? {
    switch policy {
    case .written: nil
    case .elsewhere: "\(consumer) cannot be told here to use relays alone: set it there"
    case .needless:
      "\(consumer) need not be told to use relays alone: they use nothing else"
    }
  }

  /// Whether the consumer reads JSON and nothing else.
  var isJSON: Bool { fileExtension == "json" }

  /// Whether what it takes ends in browsers, with their ports.
  var hasBrowserPorts: Bool { rules.contains { $0.limit == ExportRule.browserPorts.limit } }

  /// What the consumer is limited to, in a few words each.
  package var limits: DisplayText {
    rules.map(\.limit).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension ExportFormat: Equatable {
  /// Whether they have one name: each format has a name of its own.
  package static func == (left: ExportFormat, right: ExportFormat) -> Bool {
    left.name == right.name
  }
}

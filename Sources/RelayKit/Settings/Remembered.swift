import TOMLFile

/// What the dashboard remembers from one run to the next.
package struct Remembered: Equatable, Sendable {
  /// The theme's name; `nil` where none was chosen on the screen.
  package var theme: String?
  /// The columns that are not wanted of the regions' table.
  package var hiddenRegionColumns: [String]
  /// The same of the servers' table.
  package var hiddenServerColumns: [String]

  package init(
    theme: String? = nil, hiddenRegionColumns: [String] = [], hiddenServerColumns: [String] = []
  ) {
    self.theme = theme
    self.hiddenRegionColumns = hiddenRegionColumns
    self.hiddenServerColumns = hiddenServerColumns
  }

  /// Reads what a document says and passes over what it does not understand: another version may
  /// have written it.
  package init(in document: TOMLDocument) {
    self.init(
      theme: document["theme"].flatMap(\.text),
      hiddenRegionColumns: document.texts("hidden-region-columns"),
      hiddenServerColumns: document.texts("hidden-server-columns"))
  }

  /// The first value that is not of its setting's kind, and which that is; `nil` where all are.
  static func fault(in document: TOMLDocument) -> DisplayText? {
    for entry in document.entries {
      guard let key = entry.path.first, let kind = kinds[key] else { continue }
      let wanted = entry.path.count == 1 ? kind : .string("")
      if entry.value.typeName != wanted.typeName {
        let name: DisplayText = kind == .array ? "an array of names" : "a name"
        return "\(FilePlace(of: entry, in: document).displayText): wanted \(name)"
      }
    }
    return nil
  }

  private static let kinds: [String: TOMLValue] = [
    "theme": .string(""), "hidden-region-columns": .array, "hidden-server-columns": .array,
  ]

  /// The document that says the same.
  package var toml: String {
    var lines = ["# What the dashboard remembers; settings of your own belong into config.toml."]
    if let theme { lines.append("theme = \(TOMLText.quoted(theme))") }
    lines += [
      ("hidden-region-columns", hiddenRegionColumns),
      ("hidden-server-columns", hiddenServerColumns),
    ].map { "\($0) = [\($1.map(TOMLText.quoted).joined(separator: ", "))]" }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Text as TOML writes it.
enum TOMLText {
  /// A basic string (TOML 1.0), in quotation marks.
  static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\u{0}"..."\u{1F}", "\u{7F}":
      "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
        + String(scalar.value, radix: 16, uppercase: true)
    default: String(scalar)
    }
  }
}

extension TOMLEntry {
  fileprivate var text: String? {
    if case .string(let text) = value { text } else { nil }
  }
}

extension TOMLDocument {
  /// The texts of an array.
  fileprivate func texts(_ key: String) -> [String] {
    entries(below: key).filter { $0.path.count == 2 }.compactMap(\.text)
  }
}

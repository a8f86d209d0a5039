import RelayKit
import TOMLFile

/// The reader of a theme's document.
///
/// - `variant` is `dark` or `light`: which background the theme is made for; `background` is that
///   colour, against which contrast is reckoned, and `foreground`, which may be left out, that of
///   plain text on it: each `#rrggbb` or a name of the palette. `name` is how the theme is called.
/// - `[palette]` names colours: `sand = "#d7af5f"`, or with what it is among the sixteen,
///   `sand = { rgb = "#d7af5f", ansi = "yellow" }`.
/// - `[roles]` points at them: `good = { fg = "green", bg = "default", attributes = ["bold"],
///   mono = ["underline"] }`, where `mono` is for terminals without colours.
/// - A role that is not there looks as it does in the theme that is inherited.
struct ThemeFile {
  let document: TOMLDocument
  let inherited: Theme?

  private init(document: TOMLDocument, inherited: Theme?) {
    self.document = document
    self.inherited = inherited
  }

  /// Reads a theme, whose missing roles come from another where one is given.
  static func theme(
    in document: TOMLDocument, inheriting inherited: (Theme.Variant) throws(ThemeError) -> Theme?
  ) throws(ThemeError) -> Theme {
    let variant = try ThemeFile(document: document, inherited: nil).variant()
    let file = ThemeFile(document: document, inherited: try inherited(variant))
    return try file.theme(variant: variant)
  }

  private func theme(variant: Theme.Variant) throws(ThemeError) -> Theme {
    try refuseUnknownKeys()
    let palette = try palette()
    var roles: [Role: RoleStyle] = [:]
    for role in Role.allCases {
      roles[role] = try style(of: role, palette: palette)
    }
    return Theme(
      name: try required("name", wanted: "a name", as: { DisplayText(sanitizing: $0) }),
      variant: variant,
      background: try ground("background", in: palette),
      foreground: try document["foreground"] == nil ? nil : ground("foreground", in: palette),
      roles: roles)
  }

  private func variant() throws(ThemeError) -> Theme.Variant {
    try required("variant", wanted: "dark or light", as: Theme.Variant.init(rawValue:))
  }

  private func required<Value>(
    _ key: String, wanted: DisplayText, as convert: (String) -> Value?
  ) throws(ThemeError) -> Value {
    guard let entry = document[key] else {
      throw .missingKey(file: document.name, key: key)
    }
    return try value(of: entry, wanted: wanted, as: convert)
  }

  /// What a string means.
  func value<Value>(
    of entry: TOMLEntry, wanted: DisplayText, as convert: (String) -> Value?
  ) throws(ThemeError) -> Value {
    guard case .string(let text) = entry.value, let value = convert(text) else {
      throw .badValue(place(of: entry), wanted: wanted)
    }
    return value
  }

  func place(of entry: TOMLEntry) -> FilePlace {
    FilePlace(of: entry, in: document)
  }
}

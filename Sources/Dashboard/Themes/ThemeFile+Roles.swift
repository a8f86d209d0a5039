import RelayKit
import TOMLFile

extension ThemeFile {
  /// How a role looks: as the file says, else as in the inherited theme.
  func style(
    of role: Role, palette: [String: Colour]
  ) throws(ThemeError) -> RoleStyle {
    guard let entry = document["roles", role.rawValue] else {
      guard let inherited else {
        throw .missingKey(file: document.name, key: "roles.\(role.rawValue)")
      }
      return inherited[role]
    }
    guard entry.value == .table else {
      throw .badValue(place(of: entry), wanted: "a table, for example { fg = \"green\" }")
    }
    return RoleStyle(
      foreground: try colour("fg", of: role, in: palette),
      background: try colour("bg", of: role, in: palette),
      attributes: try attributes("attributes", of: role) ?? [],
      mono: try attributes("mono", of: role))
  }

  /// The colour a role points at; `nil` for the terminal's own.
  private func colour(
    _ key: String, of role: Role, in palette: [String: Colour]
  ) throws(ThemeError) -> Colour? {
    guard let entry = document["roles", role.rawValue, key] else { return nil }
    let name = try value(of: entry, wanted: "the name of a colour of the palette", as: { $0 })
    guard name != "default" else { return nil }
    guard let colour = palette[name] else {
      throw unknownColour(name, at: entry, among: palette.keys.sorted() + ["default"])
    }
    return colour
  }

  private func attributes(_ key: String, of role: Role) throws(ThemeError) -> TextAttributes? {
    guard let entry = document["roles", role.rawValue, key] else { return nil }
    let wanted: DisplayText = "an array of bold, dim, underline, reverse"
    guard entry.value == .array else { throw .badValue(place(of: entry), wanted: wanted) }
    var attributes: TextAttributes = []
    for element in document.entries where element.path.starts(with: entry.path) {
      guard element.path.count > entry.path.count else { continue }
      attributes.formUnion(
        try value(of: element, wanted: wanted) { name in
          TextAttributes.named.first { $0.name == name }?.attribute
        })
    }
    return attributes
  }
}

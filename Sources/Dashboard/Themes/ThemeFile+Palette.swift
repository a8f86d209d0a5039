import RelayKit
import TOMLFile

extension ThemeFile {
  /// The colours of `[palette]` by their names.
  func palette() throws(ThemeError) -> [String: Colour] {
    var palette: [String: Colour] = [:]
    for entry in document.entries where entry.path.count == 2 && entry.path[0] == "palette" {
      palette[entry.path[1]] = try colour(entry)
    }
    return palette
  }

  /// The colour at a key of the top level: written out, or one of the palette's.
  func ground(_ key: String, in palette: [String: Colour]) throws(ThemeError) -> RGB {
    guard let entry = document[key] else {
      throw .missingKey(file: document.name, key: key)
    }
    let text = try value(of: entry, wanted: "a colour of the palette, or #rrggbb", as: { $0 })
    if let colour = palette[text] { return colour.rgb }
    guard !text.hasPrefix("#") else {
      return try value(of: entry, wanted: wanted, as: RGB.init(hex:))
    }
    throw unknownColour(text, at: entry, among: palette.keys.sorted())
  }

  /// Says that the palette lacks a colour, and which one may have been meant.
  func unknownColour(
    _ name: String, at entry: TOMLEntry, among candidates: [String]
  ) -> ThemeError {
    .unknownColour(
      place(of: entry), name: name, nearest: Spelling.nearest(to: name, among: candidates))
  }

  private var wanted: DisplayText { "a colour as #rrggbb" }

  private func colour(_ entry: TOMLEntry) throws(ThemeError) -> Colour {
    guard entry.value == .table else {
      return Colour(try value(of: entry, wanted: wanted, as: RGB.init(hex:)))
    }
    guard let rgb = document["palette", entry.path[1], "rgb"] else {
      throw .missingKey(file: document.name, key: entry.key + ".rgb")
    }
    let ansi = document["palette", entry.path[1], "ansi"]
    return Colour(
      try value(of: rgb, wanted: wanted, as: RGB.init(hex:)),
      ansi: try ansi.map { entry throws(ThemeError) in
        try value(
          of: entry, wanted: "one of the sixteen, for example red or bright_red",
          as: ANSIColour.init(named:))
      })
  }
}

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

  private func colour(_ entry: TOMLEntry) throws(ThemeError) -> Colour {
    let wanted: DisplayText = "a colour as #rrggbb"
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

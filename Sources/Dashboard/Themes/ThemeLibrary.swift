import Glibc
import RelayKit
import TOMLFile

/// Where themes are found: those compiled in, and the person's own.
package struct ThemeLibrary: Sendable {
  /// The person's folder of `NAME.toml` files, which hide built-in ones; `nil` for none.
  private let folder: String?

  package init(folder: String? = nil) {
    self.folder = folder
  }

  /// The themes that are compiled in, in the order they are offered: the files of `themes/`.
  package static let bundledNames = bundled.map(\.name)

  private static let bundled: [(name: String, contents: [UInt8])] = [
    ("dark", PackageResources.dark_toml),
    ("light", PackageResources.light_toml),
  ]

  /// The theme of this name, or in the file of this path where it has a `/` in it.
  /// - Throws: what is wrong with the file, and where; or that there is no such theme.
  package func theme(named name: String) throws(ThemeError) -> Theme {
    if name.contains("/") { return try Self.theme(inFile: name) }
    let own = folder.map { "\($0)/\(name).toml" }
    if let own, access(own, F_OK) == 0 { return try Self.theme(inFile: own) }
    return try Self.bundledTheme(named: name)
  }

  /// A built-in theme, which inherits from none.
  package static func bundledTheme(named name: String) throws(ThemeError) -> Theme {
    guard let file = bundled.first(where: { $0.name == name }) else {
      throw .unknownTheme(name: name, nearest: Spelling.nearest(to: name, among: bundledNames))
    }
    let document = try document { () throws(TOMLError) in
      try TOMLDocument(parsing: file.contents, name: "themes/\(name).toml")
    }
    return try ThemeFile.theme(in: document) { _ throws(ThemeError) in nil }
  }

  private static func theme(inFile path: String) throws(ThemeError) -> Theme {
    try theme(in: document { () throws(TOMLError) in try TOMLDocument(reading: path) })
  }

  /// A theme of the person's own, whose missing roles are those of the built-in one of its variant.
  package static func theme(in document: TOMLDocument) throws(ThemeError) -> Theme {
    try ThemeFile.theme(in: document) { variant throws(ThemeError) in
      try bundledTheme(named: variant.rawValue)
    }
  }

  private static func document(
    _ read: () throws(TOMLError) -> TOMLDocument
  ) throws(ThemeError) -> TOMLDocument {
    do throws(TOMLError) {
      return try read()
    } catch {
      throw .file(error)
    }
  }
}

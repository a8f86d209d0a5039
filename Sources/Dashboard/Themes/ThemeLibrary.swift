import FoundationEssentials
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

  /// The names of all themes there are: those compiled in, then the person's own.
  package var list: ThemeList {
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) }
    let own = (files ?? []).filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }
    return ThemeList(
      bundled: Self.bundledNames, own: own.map { String($0.dropLast(Self.suffix.count)) })
  }

  /// The theme of this name, or in the file of this path where it is one.
  /// - Throws: what is wrong with the file, and where; or that there is no such theme.
  package func theme(named name: String) throws(ThemeError) -> Theme {
    if SettingKind.isThemePath(name) { return try Self.theme(inFile: name) }
    let own = folder.map { "\($0)/\(name)\(Self.suffix)" }
    if let own, access(own, F_OK) == 0 { return try Self.theme(inFile: own) }
    guard let file = BundledThemes.files.first(where: { $0.name == name }) else {
      throw .unknownTheme(name: name, nearest: Spelling.nearest(to: name, among: list.names))
    }
    return try Self.bundledTheme(file)
  }

  /// The theme of this name; where it cannot be had, the default one and what to tell the person.
  ///
  /// `origin` is what names it, where the person does not see that for themselves.
  package func choice(named name: String, by origin: DisplayText? = nil) -> ThemeChoice {
    do {
      return ThemeChoice(theme: try theme(named: name))
    } catch {
      let fallback = try? Self.bundledTheme(named: ThemeList.defaultName)
      return ThemeChoice(theme: fallback ?? .plain, complaint: error, origin: origin)
    }
  }

  /// Why a theme of the list cannot be had, by the name of its file: its folder is that of them all.
  package func refusal(_ choice: ThemeChoice) -> DisplayText? {
    guard let complaint = choice.complaint?.displayText, let folder else { return choice.notice }
    let place = "\(DisplayText(sanitizing: folder).text)/"
    guard complaint.text.hasPrefix(place) else { return choice.notice }
    return DisplayText(sanitizing: String(complaint.text.dropFirst(place.count)))
  }

  /// The themes that are compiled in, in the order they are offered: the files of `themes/`.
  package static let bundledNames = BundledThemes.files.map(\.name)

  /// A built-in theme, which inherits from none.
  package static func bundledTheme(named name: String) throws(ThemeError) -> Theme {
    try ThemeLibrary().theme(named: name)
  }

  /// A theme of the person's own, whose missing roles are those of the built-in one of its variant.
  package static func theme(in document: TOMLDocument) throws(ThemeError) -> Theme {
    try ThemeFile.theme(in: document) { variant throws(ThemeError) in
      try bundledTheme(named: variant.rawValue)
    }
  }

  private static let suffix = ".toml"

  private static func bundledTheme(_ file: BundledThemes.File) throws(ThemeError) -> Theme {
    let document = try document { () throws(TOMLError) in
      try TOMLDocument(parsing: file.contents, name: "themes/\(file.name)\(suffix)")
    }
    return try ThemeFile.theme(in: document) { _ throws(ThemeError) in nil }
  }

  private static func theme(inFile path: String) throws(ThemeError) -> Theme {
    try theme(in: document { () throws(TOMLError) in try TOMLDocument(reading: path) })
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

/// A theme to draw with, whatever became of the one that was wished for.
package struct ThemeChoice: Equatable, Sendable {
  package let theme: Theme
  /// Why it is not the wished one; `nil` where it is.
  package let complaint: ThemeError?
  /// What named one that is not there; `nil` where the person did.
  package let origin: DisplayText?

  package init(theme: Theme, complaint: ThemeError? = nil, origin: DisplayText? = nil) {
    self.theme = theme
    self.complaint = complaint
    let isUnknown = if let complaint, case .unknownTheme = complaint { true } else { false }
    self.origin = isUnknown ? origin : nil
  }

  /// The complaint as one line for the person, with what is drawn instead.
  package var notice: DisplayText? {
    guard let complaint else { return nil }
    let cause = [origin, complaint.displayText].compactMap(\.self).joined(separator: ": ")
    return "\(cause); drawing with the theme \(theme.name)"
  }
}

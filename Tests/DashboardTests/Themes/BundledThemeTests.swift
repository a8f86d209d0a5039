import Dashboard
import Foundation
import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.themes)) struct `The themes that come along` {
  @Test func `are the files of the themes folder`() throws {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .appending(path: "../../../../themes").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(ThemeLibrary.bundledNames.map { "\($0).toml" }.sorted() == files.sorted())
  }

  @Test(arguments: ThemeLibrary.bundledNames)
  func `are called as their files are`(name: String) throws {
    #expect(try ThemeLibrary.bundledTheme(named: name).name.text == name)
  }

  /// 4.5 to 1 for numbers and verdicts, 3 to 1 for the muted; states apart at every depth.
  @Test(arguments: ThemeLibrary.bundledNames)
  func `are legible and tell the states apart`(name: String) throws {
    #expect(try ThemeLibrary.bundledTheme(named: name).flaws.map(\.displayText) == [])
  }

  /// A terminal's own green, cyan and yellow are made for black, and are lost on white.
  @Test(arguments: ThemeLibrary.bundledNames)
  func `write in none of the sixteen that is lost on the terminal's background`(name: String) throws
  {
    let theme = try ThemeLibrary.bundledTheme(named: name)
    let legible: [Theme.Variant: Set<ANSIColour>] = [
      .light: [.black, .red, .blue, .magenta, .brightBlack],
      .dark: Set(ANSIColour.allCases).subtracting([.black, .blue, .brightBlack]),
    ]
    for role in Role.allCases where theme[role].background == nil {
      guard let colour = theme[role].foreground?.ansi else { continue }
      #expect(legible[theme.variant]?.contains(colour) ?? false, "\(role): \(colour)")
    }
  }

  @Test(arguments: ["high-contrast", "high-contrast-light"])
  func `of high contrast have 7 to 1 throughout, in 256 colours too`(name: String) throws {
    let theme = try ThemeLibrary.bundledTheme(named: name)
    let contrasts = Role.allCases.compactMap { theme.contrast(of: $0) }
    #expect(contrasts.count == 10 && contrasts.allSatisfy { $0 >= 7 }, "\(contrasts)")
    let colours = Role.allCases.flatMap { [theme[$0].foreground, theme[$0].background] }
      .compactMap(\.self)
    #expect(colours.allSatisfy { $0.number(at: .indexed).map(Colour.fixed) == $0.rgb })
  }

  @Test(arguments: ThemeLibrary.bundledNames)
  func `leave the terminal its background and its plain text`(name: String) throws {
    let theme = try ThemeLibrary.bundledTheme(named: name)
    #expect(theme[.text] == RoleStyle())
    #expect(!theme.isPainted)
    let painted = Role.allCases.filter { theme[$0].background != nil }
    #expect(painted == (name == "mono" ? [] : [.selection, .demo]))
  }

  @Test func `have one without any colour`() throws {
    let theme = try ThemeLibrary.bundledTheme(named: "mono")
    for role in Role.allCases {
      let ink = theme.ink(for: TextStyle(role), at: .direct)
      #expect(ink == theme.ink(for: TextStyle(role), at: .mono))
      #expect(ink == Ink(attributes: ink.attributes))
    }
  }
}

import Dashboard
import Foundation
import RelayKit
import Testing

@Suite struct `The themes that come along` {
  @Test func `are the files of the themes folder`() throws {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .appending(path: "../../../../themes").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(ThemeLibrary.bundledNames.sorted().map { "\($0).toml" } == files.sorted())
  }

  @Test(arguments: ThemeLibrary.bundledNames)
  func `are called as their files are`(name: String) throws {
    #expect(try ThemeLibrary.bundledTheme(named: name).name.text == name)
  }

  @Test(arguments: Legibility.all)
  func `are legible`(_ legibility: Legibility) throws {
    let theme = try ThemeLibrary.bundledTheme(named: legibility.theme)
    let look = theme[legibility.role]
    guard let foreground = look.foreground?.rgb else { return #expect(look.background == nil) }
    for background in look.background.map({ [$0.rgb] }) ?? theme.backgrounds {
      let contrast = foreground.contrast(with: background)
      #expect(contrast >= legibility.least, "\(contrast) on \(background)")
    }
  }

  @Test(arguments: Legibility.all)
  func `stay legible in 256 colours`(_ legibility: Legibility) throws {
    let theme = try ThemeLibrary.bundledTheme(named: legibility.theme)
    let ink = theme.ink(for: TextStyle(legibility.role), at: .indexed)
    guard let foreground = ink.foreground.map(Colour.fixed) else { return }
    for background in ink.background.map({ [Colour.fixed($0)] }) ?? theme.backgrounds {
      let contrast = foreground.contrast(with: background)
      #expect(contrast >= legibility.least, "\(contrast) on \(background)")
    }
  }

  @Test(arguments: ThemeLibrary.bundledNames, ColourDepth.allCases)
  func `tell the states apart`(name: String, depth: ColourDepth) throws {
    let theme = try ThemeLibrary.bundledTheme(named: name)
    let states: [Role] = [.text, .muted, .best, .warning, .trouble, .selection, .demo]
    let inks = states.map { theme.ink(for: TextStyle($0), at: depth) }
    #expect(Set(inks).count == states.count)
  }

  @Test(arguments: ThemeLibrary.bundledNames)
  func `leave the terminal its background and its plain text`(name: String) throws {
    let theme = try ThemeLibrary.bundledTheme(named: name)
    #expect(theme[.text] == RoleStyle())
    let painted = Role.allCases.filter { theme[$0].background != nil }
    #expect(painted == [.selection, .demo])
  }
}

/// How well one role of a theme has to read: numbers and verdicts at 4.5 to 1, the muted at 3 to 1.
struct Legibility: CustomTestStringConvertible {
  let theme: String
  let role: Role

  var least: Double { role == .muted ? 3 : 4.5 }
  var testDescription: String { "\(theme) \(role)" }

  static let all = ThemeLibrary.bundledNames.flatMap { theme in
    Role.allCases.map { Legibility(theme: theme, role: $0) }
  }
}

extension Theme {
  /// The backgrounds it has to read on: its own, and the plainest of its kind.
  fileprivate var backgrounds: [RGB] {
    [background, variant == .dark ? RGB(0, 0, 0) : RGB(255, 255, 255)]
  }
}

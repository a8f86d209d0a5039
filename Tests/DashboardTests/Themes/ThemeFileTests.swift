import Dashboard
import Foundation
import RelayKit
import TOMLFile
import TestSupport
import Testing

@Suite struct `A theme's file` {
  @Test func `names colours, then what the roles look like`() throws {
    let theme = try theme(
      """
      name = "mine"
      variant = "light"
      background = "#ffffff"
      [palette]
      sand = "#875f00"
      rust = { rgb = "#af0000", ansi = "bright_red" }
      [roles]
      good = { fg = "sand", bg = "default" }
      trouble = { fg = "sand", bg = "rust", attributes = ["bold", "dim"], mono = ["reverse"] }
      """)
    let sand = Colour(RGB(0x87, 0x5F, 0))
    let rust = Colour(RGB(0xAF, 0, 0), ansi: .brightRed)
    #expect(theme.name == "mine")
    #expect(theme.variant == .light)
    #expect(theme.background == RGB(255, 255, 255))
    #expect(theme[.good] == RoleStyle(foreground: sand))
    #expect(
      theme[.trouble]
        == RoleStyle(
          foreground: sand, background: rust, attributes: [.bold, .dim], mono: .reverse))
  }

  @Test func `takes its own background and plain text from the palette`() throws {
    let theme = try theme(
      """
      name = "mine"
      variant = "dark"
      background = "soot"
      foreground = "chalk"
      [palette]
      soot = "#101010"
      chalk = "#dddddd"
      """)
    #expect(theme.background == RGB(0x10, 0x10, 0x10))
    #expect(theme.foreground == RGB(0xDD, 0xDD, 0xDD))
  }

  @Test func `that says nothing of plain text has it white on dark and black on light`() throws {
    #expect(try theme(head).foreground == RGB(255, 255, 255))
    #expect(try theme(head.replacing("dark", with: "light")).foreground == RGB(0, 0, 0))
  }

  @Test(arguments: Theme.Variant.allCases)
  func `leaves what it does not name to the built-in theme of its kind`(variant: Theme.Variant)
    throws
  {
    let theme = try theme(head.replacing("dark", with: variant.rawValue))
    let builtIn = try ThemeLibrary.bundledTheme(named: variant.rawValue)
    #expect(Role.allCases.allSatisfy { theme[$0] == builtIn[$0] })
  }

  @Test(.acceptance(.themes), arguments: BrokenTheme.all)
  func `that is broken is refused with place, key and what was meant`(_ broken: BrokenTheme) {
    #expect { try theme(broken.text) } throws: { "\($0)" == broken.says }
  }

  @Test func `cannot bring a terminal's commands into a message`() {
    #expect { try theme(head + "\"\\u001b[2J\" = 1") } throws: {
      "\($0)" == "mine.toml:4:1: ?[2J: a theme has no such key"
    }
  }

  private func theme(_ text: String) throws -> Theme {
    try ThemeLibrary.theme(in: TOMLDocument(parsing: Array(text.utf8), name: "mine.toml"))
  }
}

/// The least that a theme must have, in three lines.
private let head = """
  name = "mine"
  variant = "dark"
  background = "#101010"

  """

/// A theme with one fault, and the whole message it is refused with.
struct BrokenTheme: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let says: String

  init(_ name: String, _ text: String, says: String) {
    testDescription = name
    self.text = text
    self.says = "mine.toml\(says)"
  }

  static let all = [
    BrokenTheme("no variant", "name = \"x\"", says: ": variant is missing"),
    BrokenTheme("no name", "variant = \"dark\"", says: ": name is missing"),
    BrokenTheme(
      "an unknown variant", "variant = \"blue\"", says: ":1:1: variant: wanted dark or light"),
    BrokenTheme(
      "a background that is no colour", "name = \"x\"\nvariant = \"dark\"\nbackground = \"blue\"",
      says: ":3:1: background: the palette has no blue"),
    BrokenTheme(
      "a background that is half a colour",
      "name = \"x\"\nvariant = \"dark\"\nbackground = \"#10\"",
      says: ":3:1: background: wanted a colour as #rrggbb"),
    BrokenTheme(
      "a misspelt colour of plain text",
      head + "foreground = \"payper\"\n[palette]\npaper = \"#ffffff\"",
      says: ":4:1: foreground: the palette has no payper; did you mean paper?"),
    BrokenTheme(
      "no background", "name = \"x\"\nvariant = \"dark\"", says: ": background is missing"),
    BrokenTheme(
      "a misspelt key", head + "pallete = 1",
      says: ":4:1: pallete: a theme has no such key; did you mean palette?"),
    BrokenTheme(
      "a misspelt role", head + "[roles]\ntroubel = {}",
      says: ":5:1: roles.troubel: a theme has no such key; did you mean trouble?"),
    BrokenTheme(
      "a misspelt part of a role", head + "[roles]\ntrouble = { gf = \"red\" }",
      says: ":5:13: roles.trouble.gf: a theme has no such key; did you mean fg?"),
    BrokenTheme(
      "a key that resembles none", head + "[roles]\nzzzzzz = {}",
      says: ":5:1: roles.zzzzzz: a theme has no such key"),
    BrokenTheme(
      "a colour of the wrong type", head + "[palette]\nred = 1",
      says: ":5:1: palette.red: wanted a colour as #rrggbb"),
    BrokenTheme(
      "a colour without a value", head + "[palette]\nred = { ansi = \"red\" }",
      says: ": palette.red.rgb is missing"),
    BrokenTheme(
      "an unknown one of the sixteen",
      head + "[palette]\nred = { rgb = \"#ff0000\", ansi = \"rot\" }",
      says: ":5:26: palette.red.ansi: wanted one of the sixteen, for example red or bright_red"),
    BrokenTheme(
      "a colour that the palette has not",
      head + "[palette]\namber = \"#ffaf00\"\n[roles]\nwarning = { fg = \"ambre\" }",
      says: ":7:13: roles.warning.fg: the palette has no ambre; did you mean amber?"),
    BrokenTheme(
      "a role that is no table", head + "[roles]\ngood = \"green\"",
      says: ":5:1: roles.good: wanted a table, for example { fg = \"green\" }"),
    BrokenTheme(
      "an unknown attribute", head + "[roles]\ngood = { attributes = [\"blink\"] }",
      says: ":5:24: roles.good.attributes.0: wanted an array of bold, dim, underline, reverse"),
    BrokenTheme(
      "attributes that are no array", head + "[roles]\ngood = { mono = \"bold\" }",
      says: ":5:10: roles.good.mono: wanted an array of bold, dim, underline, reverse"),
    BrokenTheme(
      "text that is no TOML", "name =",
      says: ":1:7: Error while parsing key-value pair: encountered end-of-file"),
  ]
}

import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct `The library of themes` {
  private let folder: TemporaryFolder
  private let library: ThemeLibrary

  init() throws {
    folder = try TemporaryFolder()
    library = ThemeLibrary(folder: folder.path)
  }

  @Test func `finds a theme by its name, the person's own first, or by its path`() throws {
    let path = try write("dark", Self.theme)
    #expect(try library.theme(named: "dark").name == "my own")
    #expect(try library.theme(named: path).name == "my own")
    #expect(try library.theme(named: "light").name == "light")
    #expect(try ThemeLibrary().theme(named: "dark").name == "dark")
  }

  @Test func `takes what ends as a file does for a path`() {
    #expect { try library.theme(named: "mine.toml") } throws: {
      "\($0)" == "cannot read mine.toml: No such file or directory"
    }
  }

  @Test func `refuses a name that is nowhere with the one that may have been meant`() throws {
    try write("solarised", Self.theme)
    let names = ["drak": "dark", "darcula": "dracula", "solarized": "solarised"]
    for (name, meant) in names {
      #expect { try library.theme(named: name) } throws: {
        "\($0)" == "there is no theme \(name); did you mean \(meant)?"
      }
    }
  }

  @Test func `says where all names are where none is like the one that is nowhere`() {
    #expect { try library.theme(named: "qqqq") } throws: {
      "\($0)" == "there is no theme qqqq; turntop themes lists them"
    }
  }

  @Test func `lists the built-in ones, then the person's own by name`() throws {
    for name in ["zebra", "dracula", "ape"] { try write(name, Self.theme) }
    try folder.write("no theme".utf8, to: "notes.txt")
    try folder.write("an editor's".utf8, to: ".swap.toml")
    #expect(library.list.names == ThemeLibrary.bundledNames + ["ape", "zebra"])
  }

  @Test func `lists the built-in ones where there is no folder`() {
    #expect(ThemeLibrary(folder: "/nowhere").list.names == ThemeLibrary.bundledNames)
    #expect(ThemeLibrary().list.names == ThemeLibrary.bundledNames)
  }

  @Test func `has the theme that was chosen, and nothing to complain of`() throws {
    let light = try ThemeLibrary.bundledTheme(named: "light")
    #expect(library.choice(named: "light") == ThemeChoice(theme: light))
    #expect(library.choice(named: "light").notice == nil)
  }

  @Test(.acceptance(.themes))
  func `falls back from a broken one to the built-in default, and says what is wrong`() throws {
    // Broken, and hiding the very theme that stands in for it.
    let path = try write("dark", Self.theme + "[roles]\ntroubel = {}\n")
    let choice = library.choice(named: "dark")
    #expect(choice.theme == (try ThemeLibrary.bundledTheme(named: "dark")))
    #expect(
      choice.notice?.text == """
        \(path):5:1: roles.troubel: a theme has no such key; did you mean trouble?; \
        drawing with the theme dark
        """)
  }

  @Test func `falls back from one that is gone`() {
    let choice = library.choice(named: "darcula")
    #expect(choice.complaint == .unknownTheme(name: "darcula", nearest: "dracula"))
    #expect(choice.theme.name == "dark")
    #expect(
      library.choice(named: "darcula", by: "/s/state.toml: theme").notice?.text == """
        /s/state.toml: theme: there is no theme darcula; did you mean dracula?; \
        drawing with the theme dark
        """)
  }

  private static let theme = """
    name = "my own"
    variant = "dark"
    background = "#101010"

    """

  @discardableResult
  private func write(_ name: String, _ text: String) throws -> String {
    try folder.write(text.utf8, to: "\(name).toml")
  }
}

@Suite struct `The list of themes` {
  private let list = ThemeList(bundled: ["dark", "light"], own: ["zebra", "light", "ape"])

  @Test func `has each name once, the built-in ones first`() {
    #expect(list.names == ["dark", "light", "ape", "zebra"])
  }

  @Test(arguments: [
    ("dark", "light", "zebra"), ("light", "ape", "dark"), ("zebra", "dark", "ape"),
    ("gone", "dark", "zebra"),
  ])
  func `goes round`(name: String, next: String, previous: String) {
    #expect(list.name(after: name) == next)
    #expect(list.name(before: name) == previous)
  }

  @Test func `has no neighbours where it is empty`() {
    let empty = ThemeList(bundled: [], own: [])
    #expect(empty.name(after: "dark") == nil)
    #expect(empty.name(before: "dark") == nil)
  }
}

import Dashboard
import RelayKit
import Testing

@Suite struct `The sample of a theme` {
  @Test func `shows each role with its colours and contrast, escapes only where wanted`()
    throws
  {
    let sample = ThemeSample(of: try ThemeLibrary.bundledTheme(named: "dracula"))
    #expect(sample.text(at: nil) == Self.dracula)
  }

  @Test func `paints each role as the dashboard does`() throws {
    let theme = try ThemeLibrary.bundledTheme(named: "dracula")
    let painted = ThemeSample(of: theme).text(at: .indexed)
    let trouble = "trouble    \u{1B}[1;38;5;203mno answer\u{1B}[0m"
    let selection = "selection  \u{1B}[38;5;231;48;5;238mus_central\u{1B}[0m"
    #expect(painted.contains("\ntext       12.4  13.3   0"))
    #expect(painted.contains("\n\(trouble)"))
    #expect(painted.contains("\n\(selection)"))
  }

  @Test(arguments: [
    (ColourDepth.direct, "\u{1B}[1;38;2;255;85;85m"), (.sixteen, "\u{1B}[1;91m"),
    (.eight, "\u{1B}[1;31m"), (.mono, "\u{1B}[1;4m"),
  ])
  func `paints at the terminal's depth`(depth: ColourDepth, sequence: String) throws {
    let theme = try ThemeLibrary.bundledTheme(named: "dracula")
    #expect(ThemeSample(of: theme).text(at: depth).contains("\(sequence)no answer\u{1B}[0m"))
  }

  @Test func `says the same at every depth, but for the sequences`() throws {
    for name in ThemeLibrary.bundledNames {
      let sample = ThemeSample(of: try ThemeLibrary.bundledTheme(named: name))
      let plain = sample.text(at: nil)
      #expect(!plain.contains("\u{1B}"))
      for depth in ColourDepth.allCases {
        let painted = sample.text(at: depth).replacing(#/\e\[[0-9;]*m/#, with: "")
        #expect(painted == plain)
      }
    }
  }

  @Test func `has lines of one width where the background is painted`() throws {
    let theme = try ThemeLibrary.bundledTheme(named: "light").over(.theme)
    let painted = ThemeSample(of: theme).text(at: .indexed)
    let lines = painted.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(Set(lines.map { $0.replacing(#/\e\[[0-9;]*m/#, with: "").count }).count == 1)
    #expect(lines.allSatisfy { $0.contains("48;5;231m") })
  }

  @Test func `names what is hard to read`() {
    let theme = Theme(
      name: "faint", variant: .dark, background: RGB(0, 0, 0),
      roles: [.trouble: RoleStyle(foreground: Colour(RGB(95, 0, 0)))])
    let lines = ThemeSample(of: theme).text(at: nil).split(separator: "\n")
    #expect(lines.contains("trouble on #000000: contrast 1.4, wanted 4.5"))
    #expect(lines.contains("text and muted look the same in 256 colours"))
  }

  private static let dracula = """
    dracula  dark, made on #282a36

    role       sample           ratio  colour           256      16
    text       12.4  13.3   0
    muted      live               3.0  #6272a4          67       white
    heading    region
    best       us_east 12.4 ms   10.3  #50fa7b          48       bright_green
    good       wrote ice.json    10.3  #50fa7b          48       bright_green
    warning    full (486)         8.3  #ffb86c          215      yellow
    trouble    no answer          4.5  #ff5555          203      bright_red
    selection  us_central         8.5  #f8f8f2/#44475a  231/238  bright_white/blue
    key        enter             10.2  #8be9fd          117      bright_cyan
    input      us_               13.3  #f8f8f2          231      bright_white
    accent     udp                5.9  #bd93f9          141      bright_magenta
    demo       DEMO              12.7  #282a36/#f1fa8c  235/228  black/bright_yellow

    """
}

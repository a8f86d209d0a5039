import Dashboard
import RelayKit
import TestSupport
import Testing

/// Each in a process of its own: ncurses has one screen and cannot be started twice.
@Suite(.timeLimit(.minutes(1))) struct `The terminal by ncurses` {
  @Test func `sends the terminal what changed and no more`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      var frame = Frame(size: terminal.size)
      frame.put("us_east 12.4", at: Position(column: 0, row: 3))
      #expect(terminal.draw(frame) == .drawn)
      #expect(pty.output().contains("us_east 12.4"))

      #expect(terminal.draw(frame) == .unchanged)
      #expect(pty.output() == "")

      frame.put("5", at: Position(column: 11, row: 3))
      #expect(terminal.draw(frame) == .drawn)
      let change = pty.output()
      #expect(change.utf8.count <= 20 && change.contains("5"), "\(change)")
    }
  }

  @Test func `leaves the terminal as it was`() async {
    await #expect(processExitsWith: .success) {
      let pty = try PseudoTerminal()
      let before = pty.settings
      let terminal = try pty.startTerminal()
      #expect(terminal.draw(Frame(size: terminal.size)) == .drawn)
      #expect(pty.settings != before)
      terminal.close()
      #expect(pty.settings == before)
      let farewell = pty.output()
      #expect(["[?1049l", "[?25h", "[?2004l"].allSatisfy(farewell.contains), "\(farewell)")
    }
  }

  @Test(.acceptance(.batchedKeys)) func `reads keys, however many come at once`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      pty.type("jk\u{1B}[A\u{1B}OB\u{1B}[1~\u{1B}[Zé\r")
      let characters: [Event] = [.key(.character("j")), .key(.character("k"))]
      let keys: [Key] = [.up, .down, .home, .backTab, .character("é"), .enter]
      #expect(terminal.read() == TerminalInput(events: characters + keys.map(Event.key)))

      pty.type(String(repeating: "j", count: 1_000))
      #expect(terminal.read().events.count == 1_000)

      pty.type("\u{1B}[99;99~\u{1B}[<0;1;1M\u{1B}[?1;2cq")
      #expect(terminal.read().events == [.key(.character("q"))])

      pty.type("\u{1B}[200~q\u{1B}[201~")
      #expect(terminal.read().events == [.paste("q")])
      #expect(terminal.read() == TerminalInput())
    }
  }

  @Test func `follows the terminal's size`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      #expect(terminal.size == Size(columns: 80, rows: 24))
      pty.resize(columns: 100, rows: 30)
      #expect(terminal.read().events == [.resize(Size(columns: 100, rows: 30))])
      #expect(terminal.read().events == [])
    }
  }

  @Test func `paints the theme's background where asked, and only there`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(background: .theme)
      var frame = Frame(size: terminal.size)
      frame.put("refused", at: Position(column: 0, row: 0), style: TextStyle(.trouble))
      #expect(terminal.draw(frame) == .drawn)
      let painted = pty.output()
      #expect(painted.contains("[38;5;253m") && painted.contains("[48;5;234m"), "\(painted)")

      terminal.theme = terminal.theme.over(.terminal)
      terminal.repaint()
      #expect(terminal.draw(frame) == .drawn)
      let plain = pty.output()
      #expect(plain.contains("refused") && !plain.contains("48;5;"), "\(plain)")
    }
  }

  @Test(
    .acceptance(.terminalMatrix),
    arguments: [
      ("xterm-256color", "38;5;210m"), ("xterm", "31m"), ("linux", "31m"),
      ("vt100", "[0;1;4m\u{F}"),
    ])
  func `draws in the colours that the terminal has`(term: String, colour: String) async {
    await #expect(processExitsWith: .success) { [term, colour] in
      let (pty, terminal) = try PseudoTerminal.start(term: term)
      var frame = Frame(size: terminal.size)
      frame.put("refused", at: Position(column: 0, row: 0), style: TextStyle(.trouble))
      #expect(terminal.draw(frame) == .drawn)
      let output = pty.output()
      #expect(output.contains(colour + "refused"), "\(output)")
    }
  }

  @Test(.acceptance(.noColour)) func `sends no colour where none is wished for`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start(colour: .never)
      var frame = Frame(size: terminal.size)
      for (row, role) in Role.allCases.enumerated() {
        frame.put("word", at: Position(column: 0, row: row), style: TextStyle(role))
      }
      #expect(terminal.draw(frame) == .drawn)
      let output = pty.output()
      #expect(output.contains("word"))
      #expect(output.firstMatch(of: /\[(?:[0-9;]*;)?[349][0-9](?:;[0-9;]*)?m/) == nil)
    }
  }

  @Test(.acceptance(.terminalMatrix))
  func `draws on a terminal that this host does not know as on one it does`() async {
    await #expect(processExitsWith: .success) {
      let (_, terminal) = try PseudoTerminal.start(term: "xterm-ghostty-of-tomorrow")
      #expect(
        terminal.notice == """
          this host does not know the terminal xterm-ghostty-of-tomorrow: \
          drawing as on xterm-256color
          """)
      #expect(terminal.depth == .indexed)
    }
  }

  @Test(arguments: [("xterm-256color", true), ("xterm-ghostty-of-tomorrow", true), ("dumb", false)])
  func `says beforehand whether there can be a screen, and leaves the terminal alone`(
    term: String, isPossible: Bool
  ) async {
    await #expect(processExitsWith: .success) { [term, isPossible] in
      let pty = try PseudoTerminal()
      let before = pty.settings
      let obstacle = TerminalError.tooDumb(term: DisplayText(sanitizing: term))
      #expect(CursesTerminal.obstacle(term: term) == (isPossible ? nil : obstacle))
      #expect(pty.settings == before && pty.output() == "")
    }
  }

  @Test func `refuses a terminal that cannot address its cursor, and leaves it alone`() async {
    await #expect(processExitsWith: .success) {
      let pty = try PseudoTerminal()
      let before = pty.settings
      #expect(throws: TerminalError.tooDumb(term: "dumb")) {
        try pty.startTerminal(term: "dumb")
      }
      #expect(pty.settings == before && pty.output() == "")
    }
  }

  @Test(.acceptance(.localeMatrix), arguments: ["C", "POSIX"])
  func `keeps to ASCII where the locale does`(locale: String) async {
    await #expect(processExitsWith: .success) { [locale] in
      let (pty, terminal) = try PseudoTerminal.start(locale: locale)
      #expect(terminal.glyphs == .ascii)
      var frame = Frame(size: terminal.size)
      frame.put("é⣀x", at: Position(column: 0, row: 0))
      #expect(terminal.draw(frame) == .drawn)
      #expect(pty.output().contains("??x"))
    }
  }

  @Test func `keeps what others print until the screen is gone`() async {
    await #expect(processExitsWith: .success) {
      let (pty, terminal) = try PseudoTerminal.start()
      print("a line amid the screen")
      #expect(terminal.draw(Frame(size: terminal.size)) == .drawn)
      #expect(!pty.output().contains("amid"))
      terminal.close()
      #expect(pty.output().hasSuffix("a line amid the screen\r\n"))
    }
  }
}

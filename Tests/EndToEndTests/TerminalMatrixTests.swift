import TestSupport
import Testing

extension EndToEnd {
  /// The dashboard on terminals of every kind, in every locale, with every wish for colours.
  @Suite(.timeLimit(.minutes(3))) struct TerminalMatrixTests {
    @Test(.acceptance(.terminalMatrix), arguments: kinds)
    func `sends a terminal what it understands`(kind: Kind) async throws {
      let terminal = try await TerminalProcess.ranked(environment: ["TERM": kind.term])
      let screen = terminal.screen
      #expect(screen.text.contains(kind.notice))
      #expect(Colouring(of: screen) == kind.colouring)
      #expect(screen.unknown.filter { !kind.own.contains($0) } == [])
      #expect(screen.modes == kind.modes)
      terminal.type("M")
      try await terminal.wait("what became of the mouse") { screen in
        ["mouse on", "no mouse"].contains { screen.text.contains($0) }
      }
      #expect(terminal.screen.modes == kind.modes.union(kind.mouse))
      terminal.type("q")
      await terminal.expectGivenBack(afterStatus: 0)
    }

    @Test(.acceptance(.terminalMatrix), arguments: ["dumb", nil])
    func `says why there is no screen, and reports`(term: String?) async throws {
      let terminal = try TerminalProcess.dashboard(
        ["--demo", "--region", "us_east"], environment: ["TERM": term],
        columns: 120)
      #expect(await terminal.process.status == 0)
      let screen = terminal.screen
      let lines = screen.lines.filter { $0.contains("here is one report instead") }
      #expect(lines.count == 1, "\(screen.text)")
      #expect(screen.text.contains("1  us_east"))
      #expect(screen.unknown == [] && screen.modes == TerminalScreen.standardModes)
    }

    @Test(
      .acceptance(.localeMatrix),
      arguments: [
        ("LANG", "C", false), ("LANG", nil, false), ("LC_ALL", "POSIX", false),
        ("LANG", "de_DE.ISO-8859-1", false), ("LANG", "en_US.UTF-8", true),
        ("LC_ALL", "C.UTF-8", true),
      ] as [(String, String?, Bool)])
    func `writes what the locale has`(name: String, value: String?, isUTF8: Bool) async throws {
      var environment: [String: String?] = ["LANG": nil as String?]
      environment[name] = .some(value)
      try await expectASCII(!isUTF8, environment: environment)
    }

    @Test(.acceptance(.localeMatrix)) func `writes ASCII alone where asked to`() async throws {
      try await expectASCII(true, options: ["--ascii"])
    }

    @Test(
      .acceptance(.noColour),
      arguments: [
        ("1", nil, .none), ("", nil, .indexed), (nil, "never", .none), (nil, "16", .sixteen),
        ("1", "256", .indexed), ("1", "always", .indexed), ("1", "16", .sixteen),
      ] as [(String?, String?, Colouring)])
    func `has the colours that are wished for`(noColour: String?, option: String?, is: Colouring)
      async throws
    {
      let options = option.map { ["--color", $0] } ?? []
      let terminal = try await TerminalProcess.ranked(
        TerminalProcess.demo + options, environment: ["NO_COLOR": noColour])
      #expect(Colouring(of: terminal.screen) == `is`)
    }

    /// Waits for a history, which is drawn in braille or in ASCII.
    private func expectASCII(
      _ isASCII: Bool, options: [String] = [], environment: [String: String?] = [:]
    ) async throws {
      let terminal = try await TerminalProcess.ranked(
        TerminalProcess.demo + options, environment: environment, columns: 160)
      try await terminal.pause()
      let screen = terminal.screen
      #expect(screen.text.unicodeScalars.allSatisfy(\.isASCII) == isASCII, "\(screen.text)")
      #expect(screen.unknown == [])
      #expect(!screen.text.contains("~T") && !screen.text.contains("M-"))
    }

    static let kinds = [
      Kind("vt100", .none, modes: [1, 7, 25, 66]),
      Kind("linux", .sixteen, own: ["\u{1B}[?0c", "\u{1B}[?1c"], modes: [7]),
      Kind("xterm", .sixteen), Kind("screen-256color", .indexed), Kind("tmux-256color", .indexed),
      Kind("xterm-256color", .indexed), Kind("xterm-direct", .direct),
      Kind("xterm-ghostty", .indexed, notice: "does not know the terminal xterm-ghostty"),
      Kind("xterm-tomorrow", .indexed, notice: "does not know the terminal xterm-tomorrow"),
    ]
  }
}

/// A kind of terminal, and what it may be sent.
struct Kind: Sendable, CustomTestStringConvertible {
  let term: String
  let colouring: Colouring
  /// What the first frame says of it.
  let notice: String
  /// Sequences that only this kind understands, as the screen quotes them.
  let own: [String]
  /// The private modes that are on: its own, and those of xterm where it knows them.
  let modes: Set<Int>
  /// Those that are on besides while the mouse is.
  var mouse: Set<Int> { modes.contains(2004) ? [1000, 1006] : [] }

  init(
    _ term: String, _ colouring: Colouring, notice: String = "", own: [String] = [],
    modes: Set<Int> = [1, 7, 66, 1049, 2004]
  ) {
    self.term = term
    self.colouring = colouring
    self.notice = notice
    self.own = own.map(\.debugDescription)
    self.modes = modes
  }

  var testDescription: String { term }
}

/// How the colours of a screen are named.
enum Colouring: Sendable {
  case none, sixteen, indexed, direct
  /// Black on black, which ncurses draws where a pair was never made.
  case uninitialised

  init(of screen: TerminalScreen) {
    let renditions = Set(screen.cells.joined().map(\.rendition))
    let colours = renditions.flatMap { [$0.foreground, $0.background] }.compactMap(\.self)
    if renditions.contains(where: { $0.foreground == "30" && $0.background == "30" }) {
      self = .uninitialised
    } else if colours.contains(where: { $0.hasPrefix("2") }) {
      self = .direct
    } else if colours.contains(where: { $0.hasPrefix("5") }) {
      self = .indexed
    } else {
      self = colours.isEmpty ? .none : .sixteen
    }
  }
}

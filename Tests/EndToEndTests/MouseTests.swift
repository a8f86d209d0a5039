import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// The mouse on a real terminal: when it is asked for, what it does, and that it is given back.
  @Suite(.timeLimit(.minutes(2)), .acceptance(.mouse)) struct MouseTests {
    @Test func `is the terminal's until it is asked for, and again after that`() async throws {
      let terminal = try await TerminalProcess.ranked()
      #expect(terminal.screen.modes.isDisjoint(with: Self.reporting))
      let before = terminal.takeBytes()
      #expect(!before.contains(Self.on) && !before.contains(Self.off))
      terminal.type("M")
      try await terminal.wait(for: "Shift-drag selects text")
      #expect(terminal.takeBytes().contains(Self.on))
      terminal.type("M")
      try await terminal.wait(for: "mouse off")
      #expect(terminal.takeBytes().contains(Self.off))
      #expect(terminal.screen.modes.isDisjoint(with: Self.reporting))
    }

    @Test func `selects, opens, sorts and scrolls`() async throws {
      let terminal = try await TerminalProcess.ranked(["--demo", "--mouse"])
      try await terminal.pause()
      let names = terminal.screen.text.regionRows.map(\.region)
      terminal.type(Self.wheel)
      try await terminal.wait(for: "4-14 of 22 regions")
      let row = try #require(
        terminal.screen.lines.firstIndex { $0.dropFirst(5).hasPrefix("\(names[5]) ") })
      terminal.type(Self.click(column: 8, row: row))
      try await terminal.wait("the row clicked on") { $0.text.selectedRegion == names[5] }
      terminal.type(Self.click(column: 8, row: row))
      try await terminal.wait(for: "esc back")
      terminal.type("\u{1B}")
      let table = try await terminal.wait("the table") { !$0.text.regionRows.isEmpty }
      let heading = try #require(table.lines.firstIndex { $0.hasPrefix("  #  region") })
      terminal.type(Self.click(column: 6, row: heading))
      try await terminal.wait(for: "region+")
      terminal.type(Self.click(column: 6, row: heading))
      try await terminal.wait(for: "region-")
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV])
    func `is given back when a signal ends the program`(signal: Int32) async throws {
      let terminal = try await TerminalProcess.ranked(["--demo", "--region", "usa", "--mouse"])
      #expect(terminal.screen.modes.isSuperset(of: Self.reporting))
      terminal.process.signal(signal)
      await terminal.expectGivenBack(afterStatus: 128 + signal)
    }

    @Test func `is given back when the program stops or quits, and taken when it goes on`()
      async throws
    {
      let terminal = try TerminalProcess.dashboard(
        ["--demo", "--region", "usa", "--mouse"],
        preamble: #"cd; set -m; "$0" "$@"; echo stopped; read line; fg; exit"#)
      try await terminal.wait("the mouse") { $0.modes.isSuperset(of: Self.reporting) }
      terminal.type("\u{1A}")
      try await terminal.wait("the shell's screen") { $0.text.contains("stopped") }
      #expect(terminal.screen.modes == TerminalScreen.standardModes)
      terminal.type("\n")
      try await terminal.wait("the mouse again") { $0.modes.isSuperset(of: Self.reporting) }
      terminal.type("q")
      try await terminal.wait("the end") { $0.modes == TerminalScreen.standardModes }
    }

    @Test func `is refused with a word where the terminal has none`() async throws {
      let terminal = try await TerminalProcess.ranked(environment: ["TERM": "linux"])
      terminal.type("M")
      try await terminal.wait(for: "no mouse: this terminal's description (TERM) has none")
      #expect(terminal.screen.modes.isDisjoint(with: Self.reporting))
    }

    private static let reporting: Set<Int> = [1000, 1006]
    private static let on = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    private static let off = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
    private static let wheel = "\u{1B}[<65;10;10M"

    /// A press and its release, at a place counted from 0.
    private static func click(column: Int, row: Int) -> String {
      let place = "\u{1B}[<0;\(column + 1);\(row + 1)"
      return "\(place)M\(place)m"
    }
  }
}

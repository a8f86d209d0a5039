import TestSupport
import Testing

extension EndToEnd {
  /// Ten thousand keys, sequences and bytes that mean nothing, with changes of size between them.
  @Suite(.timeLimit(.minutes(2))) struct RandomInputTests {
    @Test(.acceptance(.resizeStorm, .unknownSequence, .killMatrix), arguments: [1, 2] as [UInt64])
    func `is alive and whole after anything, and gives the terminal back`(seed: UInt64) async throws
    {
      let terminal = try await TerminalProcess.ranked()
      var random = SplitMix(seed: seed)
      for _ in 0..<100 {
        terminal.type((0..<50).map { _ in Self.input(&random) }.joined())
        terminal.resize(
          columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
        _ = terminal.screen
      }
      // Ends a sequence or a paste that was begun, and every dialog.
      terminal.type("\u{1B}\\\u{1B}[201~")
      try await terminal.waitForReading()
      terminal.resize(columns: 1, rows: 1)
      terminal.resize(columns: 100, rows: 30)
      try await terminal.wait("a footer") { !$0.lines[29].isEmpty }
      for _ in 0..<8 { try await terminal.settle(after: "\u{1B}") }
      // Takes back that there was nothing to leave.
      try await terminal.settle(after: "g")
      #expect(terminal.process.isRunning)
      try await Self.rest(terminal)
      try await terminal.expectFreshLook()
      try await Self.expectHelp(on: terminal)
      terminal.type("\u{3}")
      await terminal.expectGivenBack(afterStatus: 0)
    }

    /// Has the figures stand still, whether they stood already or not.
    private static func rest(_ terminal: TerminalProcess) async throws {
      let words = ["paused", "held"]
      let isStill: @Sendable (TerminalScreen) -> Bool = { screen in
        words.contains { screen.lines[0].hasSuffix($0) }
      }
      if !isStill(terminal.screen) { terminal.type("f") }
      try await terminal.wait("figures that stand still", until: isStill)
      try await terminal.quiesce()
    }

    /// Expects the help as a fresh start has it: it says the same whatever has happened, so that what
    /// an earlier frame has left in the program's own picture of the screen, which a repaint sends
    /// again, stands out.
    private static func expectHelp(on terminal: TerminalProcess) async throws {
      let (columns, rows) = (terminal.screen.columns, terminal.screen.rows)
      let fresh = try await TerminalProcess.ranked(columns: columns, rows: rows)
      for process in [fresh, terminal] { try await process.settle(after: "?") }
      #expect(terminal.screen.lines == fresh.screen.lines)
    }

    /// Everything but what ends or stops the program.
    private static func input(_ random: inout SplitMix) -> String {
      let keys = "jkgGsS/oupfzr+-=eycnmtMv?123456789abcdxyz \r\t\u{7F}\u{6}\u{2}\u{C}é中"
      let sequences = [
        "\u{1B}", "\u{1B}[A", "\u{1B}OB", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[F",
        "\u{1B}[Z", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;9;7M", "\u{1B}[<64;1;1M",
        "\u{1B}[99;99~", "\u{1B}[12", "\u{1B}]0;x\u{7}", "\u{1B}P1$r", "\u{1B}[I", "\u{0}",
      ]
      if Int.random(in: 0..<4, using: &random) > 0 {
        return keys.randomElement(using: &random).map(String.init) ?? ""
      }
      return sequences.randomElement(using: &random) ?? ""
    }
  }
}

import TestSupport
import Testing

extension EndToEnd {
  /// What terminals send for keys, and what they send besides.
  @Suite(.timeLimit(.minutes(2))) struct KeySequenceTests {
    @Test(
      .acceptance(.escape), arguments: ["xterm-256color", "tmux-256color", "screen", "linux"])
    func `knows the keys of every terminal`(term: String) async throws {
      let terminal = try await TerminalProcess.ranked(environment: ["TERM": term])
      try await terminal.pause()
      let names = terminal.screen.text.regionRows.map(\.region)
      for (sequence, index) in Self.moves {
        terminal.type(sequence)
        try await terminal.wait("row \(index) after \(sequence.debugDescription)") {
          $0.text.selectedRegion == names[index]
        }
      }
    }

    /// What is sent, and which row is selected after it.
    private static let moves = [
      ("\u{1B}[B", 1), ("\u{1B}OB", 2), ("\u{1B}[A", 1), ("\u{1B}OA", 0), ("\u{1B}[F", 5),
      ("\u{1B}[H", 0), ("\u{1B}OF", 5), ("\u{1B}OH", 0), ("\u{1B}[4~", 5), ("\u{1B}[1~", 0),
      ("\u{1B}[8~", 5), ("\u{1B}[7~", 0),
    ]

    /// It is bound to nothing unless somebody wishes it.
    @Test(
      .acceptance(.escape), arguments: ["xterm-256color", "tmux-256color", "screen", "linux"])
    func `knows shift-tab on every terminal`(term: String) async throws {
      let folder = try TemporaryFolder()
      let file = try folder.write("[keys]\nmove-down = \"shift-tab\"\n".utf8, to: "keys.toml")
      let terminal = try await TerminalProcess.ranked(
        TerminalProcess.demo + ["--config", file], environment: ["TERM": term])
      try await terminal.pause()
      let names = terminal.screen.text.regionRows.map(\.region)
      terminal.type("\u{1B}[Z")
      try await terminal.wait("the second row") { $0.text.selectedRegion == names[1] }
    }

    @Test(.acceptance(.escape)) func `waits for the rest of a key as long as ESCDELAY says`()
      async throws
    {
      let terminal = try await TerminalProcess.ranked(environment: ["ESCDELAY": "60000"])
      try await terminal.pause()
      let names = terminal.screen.text.regionRows.map(\.region)
      terminal.type("jj")
      try await terminal.wait("the third row") { $0.text.selectedRegion == names[2] }
      terminal.type("\u{1B}")
      try await terminal.waitForReading()
      // It would have come to rest, had it taken the escape for a key.
      let rests = terminal.rests
      #expect(await !eventually(within: .milliseconds(200)) { terminal.rests > rests })
      terminal.type("OA")
      try await terminal.wait("the second row") { $0.text.selectedRegion == names[1] }
    }

    @Test(.acceptance(.escape)) func `takes an escape that nothing follows for a key`() async throws
    {
      let terminal = try await TerminalProcess.ranked()
      terminal.type("/zzz")
      try await terminal.wait(for: "no region meets")
      terminal.type("\u{1B}")
      try await terminal.wait("all regions") { $0.text.regionRows.count == 6 }
    }

    @Test(.acceptance(.unknownSequence)) func `passes over what is no key`() async throws {
      let terminal = try await TerminalProcess.ranked()
      try await terminal.pause()
      let (names, before) = (terminal.screen.text.regionRows.map(\.region), terminal.screen)
      let strange = [
        "\u{1B}[99;99~", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?62;22c", "\u{1B}[<0;5;8M", "\u{1B}[M !!",
        "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\",
      ]
      terminal.type(strange.joined() + "j")
      try await terminal.wait("the second row") { $0.text.selectedRegion == names[1] }
      try await terminal.quiesce()
      terminal.type("\u{1B}[12")
      try await terminal.quiesce()
      terminal.type("k")
      try await terminal.wait("the first row") { $0.text.selectedRegion == names[0] }
      // The first line tells the time.
      #expect(terminal.screen.lines.dropFirst() == before.lines.dropFirst())
    }

    @Test(.acceptance(.batchedKeys)) func `loses none of a thousand keys that come together`()
      async throws
    {
      let terminal = try await TerminalProcess.ranked()
      try await terminal.pause()
      let names = terminal.screen.text.regionRows.map(\.region)
      terminal.type("/eu\u{7F}\u{7F}can\r" + "\u{1B}" + String(repeating: "jk", count: 500) + "jjj")
      try await terminal.wait("the fourth row") { $0.text.selectedRegion == names[3] }
    }

    @Test(.acceptance(.paste)) func `takes pasted text into a line alone, and without commands`()
      async throws
    {
      let terminal = try await TerminalProcess.ranked()
      try await terminal.pause()
      let before = terminal.screen
      try await terminal.settle(after: "\u{1B}[200~q\rpzq\u{1B}[201~")
      #expect(terminal.screen.looks == before.looks)
      terminal.type("/\u{1B}[200~ca\u{7}na\u{1B}]0;x\u{7}\u{1B}[201~")
      try await terminal.wait(for: "cana")
      #expect(terminal.process.isRunning)
      #expect(terminal.screen.unknown == [])
    }
  }
}

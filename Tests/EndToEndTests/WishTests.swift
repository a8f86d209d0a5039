import TestSupport
import Testing

extension EndToEnd {
  /// What a person wants of the screen, said once: in a file, or by a choice that is remembered.
  @Suite(.timeLimit(.minutes(1))) struct WishTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    @Test(.acceptance(.themes)) func `is drawn with the theme that was kept, now and next time`()
      async throws
    {
      let environment = ["XDG_STATE_HOME": folder.path]
      let terminal = try await TerminalProcess.ranked(environment: environment)
      try await terminal.pause()
      let before = terminal.screen.colours
      try await terminal.settle(after: "t")
      try await terminal.settle(after: "j")
      let chosen = terminal.screen.colours
      #expect(!chosen.isEmpty && chosen != before)
      try await terminal.settle(after: "\r")
      terminal.type("q")
      #expect(await terminal.process.status == 0)
      let next = try await TerminalProcess.ranked(environment: environment)
      #expect(next.screen.colours == chosen)
    }

    @Test(.acceptance(.discoverability)) func `has its own keys, and none where none is wanted`()
      async throws
    {
      try folder.write(
        "[keys]\nmove-down = [\"w\", \"F6\"]\npause = \"none\"\n".utf8, to: "config.toml")
      let terminal = try await TerminalProcess.ranked(
        environment: ["TURNTOP_CONFIG": folder.file("config.toml")])
      try await terminal.settle(after: "s")
      let names = terminal.screen.text.regionRows.map(\.region)
      try await terminal.settle(after: "g")
      try await terminal.settle(after: "jp")
      #expect(terminal.screen.text.selectedRegion == names[0])
      #expect(!terminal.screen.text.contains("paused"))
      try await terminal.settle(after: "w\u{1B}[17~")
      try await terminal.wait("the third row") { $0.text.selectedRegion == names[2] }
    }
  }
}

extension TerminalScreen {
  /// The colours of the name in the first line and of the keys in the last.
  fileprivate var colours: [String] {
    [cells[0][0], cells[rows - 1][0]].compactMap(\.rendition.foreground)
  }
}

import TestSupport
import Testing

extension EndToEnd {
  /// Where the dashboard's theme comes from, what becomes of a wrong one, and what is kept of it.
  @Suite(.timeLimit(.minutes(1))) struct ThemeOriginTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    @Test(
      .acceptance(.themes),
      arguments: [
        ("gone", "STATE: theme: there is no theme gone; turntop themes lists them"),
        ("own", "THEMES/own.toml:1:1: nmae: a theme has no such key; did you mean name?"),
      ])
    func `starts with the default one where that of last time cannot be had, and keeps that one`(
      theme: String, cause: String
    ) async throws {
      try folder.write("nmae = \"own\"\nvariant = \"dark\"\n".utf8, to: "turntop/themes/own.toml")
      try remember("theme = \"\(theme)\"\n")
      let terminal = try await ranked()
      try await terminal.settle(after: "m")
      let complaint =
        cause.replacing("STATE", with: state)
        .replacing("THEMES", with: folder.file("turntop/themes"))
        + "; drawing with the theme dark"
      #expect(terminal.screen.text.contains(complaint), "\(terminal.screen.text)")
      try await terminal.settle(after: ",")
      let line = /theme +dark +(own|gone) \(remembered\) cannot be had/
      #expect(terminal.screen.text.contains(line), "\(terminal.screen.text)")
      for keys in ["\u{1B}", "t", "\r"] { try await terminal.settle(after: keys) }
      terminal.type("q")
      #expect(await terminal.process.status == 0)
      #expect(try folder.text("turntop/state.toml").contains("theme = \"dark\"\n"))
    }

    @Test func `is drawn from the file that the configuration names, from its folder`() async throws
    {
      try folder.write(
        "name = \"own\"\nvariant = \"dark\"\nbackground = \"#101010\"\n".utf8,
        to: "turntop/mine.toml")
      _ = try configure("mine.toml")
      let terminal = try await ranked()
      try await terminal.settle(after: ",")
      let screen = terminal.screen.text
      #expect(!screen.contains("cannot be had"), "\(screen)")
      #expect(screen.contains(folder.file("turntop/mine.toml")), "\(screen)")
    }

    @Test(.acceptance(.themes)) func `ends with 78 and the place where the file's is wrong`()
      async throws
    {
      let complaint =
        "\(try configure("drakula")):1:1: theme: there is no theme drakula; did you mean dracula?"
      let outcome = try await TurntopBinary.command(["config"], environment: environment).run()
      #expect(outcome.status == 78)
      #expect(outcome.errors == "turntop: \(complaint)\n")
      let terminal = try TerminalProcess.dashboard(
        ["--demo"], environment: environment, columns: 200)
      try await terminal.wait("the complaint") { $0.text.contains("turntop: \(complaint)") }
      #expect(await terminal.process.status == 78)
    }

    @Test func `says whom it yields to the next time`() async throws {
      _ = try configure("light")
      let terminal = try await ranked()
      try await terminal.settle(after: "t")
      try await terminal.settle(after: "j")
      try await terminal.settle(after: "\r")
      #expect(terminal.screen.text.contains("for this run: config.toml:1 sets the theme"))
    }

    @Test(
      arguments: [
        ("", ["--theme", "light"], nil),
        ("theme = \"gruvbox\"\n", ["--theme", "light"], "gruvbox"),
        ("theme = \"gruvbox\"\n", [], "gruvbox"), ("", [], nil),
      ] as [(String, [String], String?)])
    func `is remembered where it was chosen on the screen, not for a column's sake`(
      before: String, options: [String], kept: String?
    ) async throws {
      try remember(before)
      let terminal = try await ranked(options)
      for keys in ["o", " ", "\u{1B}"] { try await terminal.settle(after: keys) }
      terminal.type("q")
      #expect(await terminal.process.status == 0)
      let lines = try folder.text("turntop/state.toml").split(separator: "\n").dropFirst()
      let theme = kept.map { ["theme = \"\($0)\""] } ?? []
      #expect(
        lines.map { String($0) }
          == theme + ["hidden-region-columns = [\"tcp\"]", "hidden-server-columns = []"])
    }

    @Test func `that is a file is remembered by its whole path`() async throws {
      try folder.write(
        "name = \"own\"\nvariant = \"dark\"\nbackground = \"#101010\"\n".utf8, to: "mine.toml")
      let name = try #require(folder.path.split(separator: "/").last)
      let path = "../\(name)/mine.toml"
      let terminal = try await ranked(["--theme", path])
      for keys in ["t", "\r"] { try await terminal.settle(after: keys) }
      terminal.type("q")
      #expect(await terminal.process.status == 0)
      let lines = try folder.text("turntop/state.toml").split(separator: "\n")
      #expect(lines.dropFirst().first == "theme = \"\(terminal.folder.path)/\(path)\"")
    }

    @Test(arguments: [
      ("not toml [", ":1:"),
      ("hidden-region-columns = 5\n", ":1:1: hidden-region-columns: wanted an array of names"),
    ])
    func `says what it cannot read of last time, and what to do`(
      text: String, complaint: String
    ) async throws {
      try remember(text)
      let terminal = try await ranked()
      try await terminal.settle(after: "m")
      let screen = terminal.screen.text
      #expect(screen.contains("\(state)\(complaint)"), "\(screen)")
      #expect(screen.contains("mend or delete the file"), "\(screen)")
    }

    private var environment: [String: String] {
      ["XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path]
    }

    private var state: String { folder.file("turntop/state.toml") }

    private func remember(_ text: String) throws {
      try folder.write(text.utf8, to: "turntop/state.toml")
    }

    /// The path of a configuration file that names this theme.
    private func configure(_ theme: String) throws -> String {
      try folder.write("theme = \"\(theme)\"\n".utf8, to: "turntop/config.toml")
      return folder.file("turntop/config.toml")
    }

    /// The demo, wide enough for a message with a path in it, and paused: what it draws then is drawn
    /// for a key.
    private func ranked(_ options: [String] = []) async throws -> TerminalProcess {
      let terminal = try await TerminalProcess.ranked(
        TerminalProcess.demo + options, environment: environment, columns: 200)
      try await terminal.pause()
      return terminal
    }
  }
}

import TestSupport
import Testing

extension EndToEnd {
  /// Themes as a person finds, sees and breaks them.
  @Suite(.timeLimit(.minutes(1))) struct ThemeTests {
    private static let mine = "name = \"mine\"\nvariant = \"dark\"\nbackground = \"#101010\"\n"
    /// Its line 5 is wrong when it follows.
    private static let fault = "[roles]\ntroubel = {}\n"

    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    @Test func `are listed a line each, with those of the person's own`() async throws {
      let outcome = try await run(["themes"], ["XDG_CONFIG_HOME": try config(Self.mine)])
      #expect(outcome.status == 0)
      let names = outcome.output.split(separator: "\n")
      #expect(names.first == "dark" && names.last == "mine" && names.count == 14)
    }

    @Test func `are looked for below HOME where XDG_CONFIG_HOME is unset or relative`() async throws
    {
      let home = try TemporaryFolder()
      try home.write(Self.mine.utf8, to: ".config/turntop/themes/mine.toml")
      for config in ["", "relative"] {
        let outcome = try await run(
          ["themes"], ["HOME": home.path, "XDG_CONFIG_HOME": config])
        #expect(outcome.output.hasSuffix("\nmine\n"))
      }
    }

    @Test func `are sampled as plain text where there is no terminal`() async throws {
      let outcome = try await run(["themes", "dracula"], ["TERM": "xterm-256color"])
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("dracula  dark, made on #282a36\n"))
      #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test(arguments: [
      ("xterm-256color", "always", "1;38;5;203mno answer"), ("xterm", "always", "1;31mno answer"),
      ("vt100", "always", "1;4mno answer"),
    ])
    func `are sampled in the terminal's colours where that is asked for`(
      term: String, colour: String, painted: String
    ) async throws {
      let outcome = try await run(
        ["themes", "dracula", "--color", colour], ["TERM": term, "NO_COLOR": "1"])
      #expect(outcome.output.contains("\u{1B}[\(painted)"), "\(outcome.output)")
    }

    @Test func `that are not there end with 64 and the nearest name`() async throws {
      let outcome = try await run(["themes", "darcula"])
      #expect(outcome.status == 64)
      #expect(outcome.errors == "turntop: there is no theme darcula; did you mean dracula?\n")
      #expect(outcome.output.isEmpty)
    }

    @Test func `that are broken end with 65, file, line and key`() async throws {
      let config = try config(Self.mine + Self.fault)
      let outcome = try await run(["themes", "mine"], ["XDG_CONFIG_HOME": config])
      #expect(outcome.status == 65)
      #expect(
        outcome.errors == """
          turntop: \(config)/turntop/themes/mine.toml:5:1: roles.troubel: a theme has no such \
          key; did you mean trouble?\n
          """)
    }

    @Test func `that are broken leave the dashboard as it is, with a word of why`() async throws {
      let tmux = try await Tmux(columns: 160, rows: 24)
      try tmux.folder.write((Self.mine + Self.fault).utf8, to: "t.toml")
      let command = "\(try TurntopBinary.path) --demo --region us_east --theme"
      do {
        try await tmux.enter("\(command) t.toml; echo ended $?")
        try await tmux.wait("the complaint on the screen") { screen in
          screen.contains("DEMO") && screen.contains("t.toml:5:1: roles.troubel")
        }
        try await tmux.press("q")
        try await tmux.wait("the complaint after it") {
          $0.contains("turntop: t.toml:5:1") && $0.contains("ended 0")
        }
        try await tmux.enter("clear; \(command) darc; echo ended $?")
        try await tmux.wait("the refusal of a name") { $0.contains("ended 64") }
        try await tmux.end()
      } catch {
        try await tmux.end()
        throw error
      }
    }

    @Test(.acceptance(.themes))
    func `that are broken are not remembered when they are chosen from the list`() async throws {
      let tmux = try await Tmux(columns: 160, rows: 24)
      try tmux.folder.write((Self.mine + Self.fault).utf8, to: ".config/turntop/themes/mine.toml")
      do {
        try await tmux.enter("\(try TurntopBinary.path) --demo --region us_east; echo ended $?")
        try await tmux.wait("the table") { $0.contains("us_east") && $0.contains("DEMO") }
        try await tmux.press("t", "G", "Enter")
        try await tmux.wait("a refusal") {
          $0.contains("not kept: ") && $0.contains("mine.toml:5:1")
        }
        try await tmux.press("q")
        try await tmux.wait("the end") { $0.contains("ended 0") }
        #expect(throws: (any Error).self) {
          try tmux.folder.text(".local/state/turntop/state.toml")
        }
        try await tmux.end()
      } catch {
        try await tmux.end()
        throw error
      }
    }

    /// A folder for XDG_CONFIG_HOME with one theme in it.
    private func config(_ theme: String) throws -> String {
      try folder.write(theme.utf8, to: "turntop/themes/mine.toml")
      return folder.path
    }

    private func run(
      _ arguments: [String], _ environment: [String: String] = [:]
    ) async throws -> CommandOutcome {
      try await TurntopBinary.command(arguments, environment: environment).run()
    }
  }
}

import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What the binary makes of a configuration file.
  @Suite(.timeLimit(.minutes(1))) struct ConfigTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    @Test(arguments: [
      ("intervall = \"1s\"", "config.toml:1:1: intervall: there is no such setting; did you mean"),
      ("interval = 1", "config.toml:1:1: interval: wanted a duration"),
      ("app = ", "config.toml:1:"),
    ])
    func `a wrong file ends with 78 and its place`(text: String, complaint: String) async throws {
      let path = try write(text)
      for arguments in [["probe", "--demo", "--config", path], ["config", "--config", path]] {
        let outcome = try await TurntopBinary.command(arguments).run()
        #expect(outcome.status == 78)
        expectOneLine(outcome, containing: complaint)
      }
    }

    @Test(.acceptance(.discoverability)) func `keys that clash end with 78, with both names`()
      async throws
    {
      let path = try write("[keys]\nsort = \"p\"")
      let outcome = try await TurntopBinary.command(
        ["config", "--keys"], environment: ["TURNTOP_CONFIG": path]
      ).run()
      #expect(outcome.status == 78)
      expectOneLine(outcome, containing: "p would do both")
    }

    @Test func `a key that others may read ends with 78 and the cure`() async throws {
      let path = try write("app = \"example\"\napi-key = \"0123456789abcdef\"")
      chmod(path, 0o644)
      let outcome = try await TurntopBinary.command(["probe", "--config", path]).run()
      #expect(outcome.status == 78)
      expectOneLine(outcome, containing: "chmod 600 \(path)")
      #expect(!outcome.errors.contains("cdef"))
    }

    @Test func `a file that is named and not there ends with 78`() async throws {
      let outcome = try await TurntopBinary.command(["probe", "--config", "/nonexistent"]).run()
      #expect(outcome.status == 78)
      expectOneLine(outcome, containing: "/nonexistent")
    }

    @Test func `the usual file counts, and an option wins over it`() async throws {
      try folder.write(Array("regions = [\"uk\"]\ncount = 2".utf8), to: "config.toml")
      #expect(mkdir(folder.file("turntop"), 0o700) == 0)
      #expect(rename(folder.file("config.toml"), folder.file("turntop/config.toml")) == 0)
      let environment = ["XDG_CONFIG_HOME": folder.path]
      let plain = try await TurntopBinary.command(
        ["probe", "--demo", "--format", "json"], environment: environment
      ).run()
      #expect(
        plain.output.contains("\"region\" : \"uk\"") || plain.output.contains("\"region\":\"uk\""))
      #expect(!plain.output.contains("us_east"))
      let named = try await TurntopBinary.command(
        ["config", "--region", "us_east"], environment: environment
      ).run()
      #expect(named.output.contains("us_east"))
      #expect(named.output.contains("--region"))
      #expect(named.output.contains("config.toml"))
    }

    @Test(.acceptance(.discoverability)) func `the template is a file that changes nothing`()
      async throws
    {
      let template = try await TurntopBinary.command(["config", "--print"]).run()
      let path = try write(template.output)
      let outcome = try await TurntopBinary.command(["config", "--config", path]).run()
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains(path))
    }

    /// What is said of display settings too, by option, variable, line and memory.
    @Test func `every setting has its origin, those of the screen too`() async throws {
      let path = try write("interval = \"2s\"\n\nbackground = \"theme\"\n")
      try folder.write("theme = \"gruvbox\"\n".utf8, to: "turntop/state.toml")
      let environment = [
        "XDG_STATE_HOME": folder.path, "TURNTOP_CONFIG": path, "NO_COLOR": "1",
      ]
      let outcome = try await TurntopBinary.command(
        ["config", "--ascii"], environment: environment
      ).run()
      let lines = outcome.output.split(separator: "\n").map {
        $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      }
      let expected = [
        "ascii true --ascii", "color never NO_COLOR", "interval 2s \(path):1",
        "background theme \(path):3", "theme gruvbox remembered", "timeout 2s default",
      ]
      for line in expected { #expect(lines.contains(line), "\(outcome.output)") }
    }

    private func write(_ text: String) throws -> String {
      try folder.write(Array(text.utf8), to: "config.toml")
      return folder.file("config.toml")
    }
  }
}

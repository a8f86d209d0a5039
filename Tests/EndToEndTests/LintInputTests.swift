import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What `turntop lint` reads, and what it says where it cannot.
  @Suite(.timeLimit(.minutes(1))) struct LintInputTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
      folder = try TemporaryFolder()
      path = try folder.write(#"[{"urls": "stun:a"}]"#.utf8, to: "file")
    }

    @Test(arguments: [
      ("nowhere", "does not exist: check the path"), (".", "is a folder: give a file in it"),
      ("file/x", "cannot be read: Not a directory: check the path"),
    ])
    func `exits 65 where there is no file`(name: String, why: String) async throws {
      let outcome = try await run(folder.file(name))
      #expect(outcome.status == 65)
      expectOneLine(outcome, containing: "\(folder.file(name)) \(why)")
    }

    @Test(.enabled(if: Requirement.canTrace, "needs the right to trace a process"))
    func `exits 65 where it may not read the file`() async throws {
      let lint = try TurntopBinary.command(["lint", path])
      let outcome = try await Command(
        "strace",
        ["-f", "-o", "/dev/null", "-P", path, "-e", "inject=openat:error=EACCES", lint.program]
          + lint.arguments, environment: lint.environment
      ).run()
      #expect(outcome.status == 65)
      expectOneLine(outcome, containing: "\(path) may not be read by you (Permission denied): ask")
    }

    @Test func `reads what a pipe brings, and says why it mends none`() async throws {
      let pipe = folder.file("pipe")
      #expect(mkfifo(pipe, 0o600) == 0)
      let script = """
        cat "$1" > "$2" & "$0" lint "$2"
        "$0" lint <(cat "$1"); cat "$1" | "$0" lint /dev/stdin
        """
      let read = try await Command("bash", ["-c", script, TurntopBinary.path, path, pipe]).run()
      let lines = read.output.split(separator: "\n")
      #expect(lines.count { $0.hasSuffix(": a list of ICE servers, JSON, 1 server") } == 3)
      #expect(lines.count { $0 == "0 errors, 1 warning; to mend 1, \(Self.advice)" } == 3)
      #expect(read.errors == "")
      let mended = try await run("--fix", pipe)
      #expect(mended.status == 64)
      expectOneLine(
        mended,
        containing: "\(pipe) is no regular file, so that --fix has nothing to write to: give -")
    }

    @Test(arguments: ["file", "-"])
    func `mends nothing of a file that it cannot read to its end`(file: String) async throws {
      let text =
        "TURN_SERVER_URL=turn://h.example:3478\n" + String(repeating: "#\n", count: 8 << 20)
      let path = try write(text)
      var command = try TurntopBinary.command(["lint", "--fix", file == "-" ? "-" : path])
      command.input = Array(text.utf8)
      let outcome = try await command.run()
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("has more than 16 MiB"))
      #expect(outcome.output == "")
      #expect(folder.size(of: "file") == text.utf8.count)
    }

    private static let advice = "save it as a file, and give that to lint --fix"

    private func write(_ text: String) throws -> String {
      try folder.write(text.utf8, to: "file")
    }

    private func run(_ arguments: String...) async throws -> CommandOutcome {
      try await TurntopBinary.command(["lint"] + arguments).run()
    }
  }
}

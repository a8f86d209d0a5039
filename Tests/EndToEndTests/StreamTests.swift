import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Standard streams that are full or closed.
  @Suite(.timeLimit(.minutes(1))) struct StreamTests {
    @Test(arguments: [
      ["--help"], ["probe", "--help"], ["--version"], ["--generate-completion-script", "bash"],
      ["regions"], ["probe", "--demo", "--region", "us_east", "--count", "1"],
    ])
    func `ends with 73 where standard output takes nothing`(arguments: [String]) async throws {
      for (redirection, reason) in [
        (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
      ] {
        let outcome = try await run(arguments, redirection)
        #expect(outcome.status == 73)
        #expect(outcome.errors == "turntop: cannot write to standard output: \(reason)\n")
      }
    }

    /// Too few for the event loops, of which each opens three.
    @Test(arguments: [5, 6, 7, 8])
    func `ends with a line where it may hardly open a file`(limit: Int) async throws {
      let servers = try TemporaryFolder()
      let own = try servers.write("[\"turn:127.0.0.1:9\"]".utf8, to: "own.json")
      for arguments in [
        ["probe", "--demo"], ["best", "--ice-servers", own],
        ["export", "--demo", "--region", "uk"], ["watch", "--demo"],
      ] {
        var command = try TurntopBinary.command(arguments)
        command.arguments = ["-c", "ulimit -n \(limit); exec \"$0\" \"$@\"", command.program]
        command.arguments += arguments
        command.program = "sh"
        let outcome = try await command.run()
        #expect(outcome.status == 69, "\(arguments): \(outcome.errors)")
        #expect(outcome.errors.hasPrefix("turntop: cannot begin: "), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("raise the limit (ulimit -n)\n"))
      }
    }

    @Test func `opens nothing of its own in the place of a closed stream`() async throws {
      let folder = try TemporaryFolder()
      let running = try RunningProcess(
        TurntopBinary.command(
          ["probe", "--demo", "--count", "1000"], redirecting: "<&- >&- 2>&-"),
        output: folder.file("output"), errors: folder.file("errors"))
      #expect(await eventually(within: .seconds(10)) { running.ignores(SIGPIPE) })
      let streams = (0...2).map { running.target(ofDescriptor: $0) }
      #expect(streams == ["/dev/null", "/dev/null", "/dev/null"])
      await running.end()
    }

    @Test func `reports as ever where the other streams are closed`() async throws {
      let probe = ["probe", "--demo", "--region", "us_east"]
      let outcome = try await run(probe, "<&- 2>&-")
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("turntop "))
    }

    @Test func `finds no key on a closed standard input`() async throws {
      let outcome = try await run(["probe", "--app", "a", "--api-key-file", "-"], "<&-")
      #expect(outcome.status == 77)
      #expect(outcome.errors == "turntop: no API key from standard input: Bad file descriptor\n")
    }

    private func run(_ arguments: [String], _ redirection: String) async throws -> CommandOutcome {
      try await TurntopBinary.command(arguments, redirecting: redirection).run()
    }
  }
}

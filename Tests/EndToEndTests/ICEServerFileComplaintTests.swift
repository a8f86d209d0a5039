import TestSupport
import Testing

extension EndToEnd {
  /// What the binary says of files of ICE servers that it cannot use.
  @Suite(.timeLimit(.minutes(1))) struct ICEServerFileComplaintTests {
    @Test(arguments: [
      ("[\n  {\"urls\": \"turn:a\", \"credential\": \"s3cr3t\"\n", "own.json, line 3, column 1: "),
      ("s3cr3t", "own.json, line 1, column 1: a value is expected"),
      ("<html>s3cr3t</html>", "own.json holds HTML, not JSON"),
      (#"{"credential": "s3cr3t"}"#, "own.json holds JSON without a list of ICE servers"),
      ("[]", "own.json holds an empty list of ICE servers"), ("", "own.json holds nothing at all"),
    ])
    func `a file that does not parse ends with 65, and is not quoted`(
      content: String, text: String
    ) async throws {
      let folder = try TemporaryFolder()
      let good = try folder.write(#"["stun:127.0.0.1:9"]"#.utf8, to: "good.json")
      let path = try folder.write(content.utf8, to: "own.json")
      for command in ["probe", "best", "watch"] {
        let outcome = try await run(command, "--ice-servers", good, "--ice-servers", path)
        #expect(outcome.status == 65)
        expectOneLine(outcome, containing: text)
        #expect(!outcome.errors.contains("s3cr3t"))
      }
    }

    @Test(arguments: [
      ("/nonexistent.json", "No such file or directory"), ("/proc/self", "Is a directory"),
    ])
    func `a file that cannot be read ends with 65 and the reason`(
      path: String, why: String
    ) async throws {
      let outcome = try await run("probe", "--ice-servers", path)
      #expect(outcome.status == 65)
      expectOneLine(outcome, containing: "\(path): \(why): check the path")
    }

    @Test func `a region beside files wants a service, and the demo wants no files`() async throws {
      let folder = try TemporaryFolder()
      let path = try folder.write(#"["stun:127.0.0.1:9"]"#.utf8, to: "own.json")
      let region = try await run("probe", "--ice-servers", path, "--region", "uk")
      #expect(region.status == 64)
      expectOneLine(region, containing: "TURNTOP_APP")
      let demo = try await run("probe", "--ice-servers", path, "--demo")
      #expect(demo.status == 64)
      #expect(demo.errors.contains("--demo"))
    }

    private func run(_ arguments: String...) async throws -> CommandOutcome {
      try await TurntopBinary.command(arguments).run()
    }
  }
}

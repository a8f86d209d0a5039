import TestSupport
import Testing

extension EndToEnd {
  /// `turntop best`, as a script calls it.
  @Suite(.timeLimit(.minutes(1))) struct BestTests {
    @Test func `prints the best region's name and nothing else`() async throws {
      let outcome = try await best("--region", "us_east", "--region", "australia")
      #expect(outcome.output == "us_east\n")
      #expect(outcome.errors == "")
      #expect(outcome.status == 0)
    }

    @Test func `says why on standard error`() async throws {
      let outcome = try await best("--region", "us_east", "--region", "australia", "--explain")
      #expect(outcome.output == "us_east\n")
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 3 && lines[0].hasPrefix("us_east is first: "), "\(lines)")
      #expect(lines.dropFirst().first == "jitter and p95 not judged: 5 samples of 20")
      #expect(lines.last?.hasPrefix("a call through it: about MOS 4.") ?? false, "\(lines)")
    }

    @Test func `prints no name where nothing qualifies`() async throws {
      let outcome = try await best("--region", "standard")
      #expect(outcome.output == "")
      #expect(
        outcome.errors
          == "turntop: no region qualifies: turntop probe tells what each of them lacks\n")
      #expect(outcome.status == 2)
    }

    private func best(_ options: String...) async throws -> CommandOutcome {
      try await TurntopBinary.command(["best", "--demo"] + options).run()
    }
  }
}

import TestSupport
import Testing

extension EndToEnd {
  /// The manual page and the completions, as the binary makes them.
  @Suite(.timeLimit(.minutes(1))) struct ManualTests {
    @Test func `the manual page in docs is what the tables make`() async throws {
      let outcome = try await TurntopBinary.command(["config", "--man"]).run()
      #expect(outcome.status == 0)
      try ProjectFile.expect("docs/turntop.1", is: outcome.output)
    }

    @Test func `the manual page names every command, setting, key and status`() async throws {
      let page = try await TurntopBinary.command(["config", "--man"]).run().output
      let named = [
        "turntop watch", "turntop probe", "turntop export", "turntop config", "ice\\-servers",
        "TURNTOP_API_KEY_FILE", "NO_COLOR", "move\\-down", "quit\\-with\\-report", "128 + n",
        "\\-\\-relay\\-budget <bytes>", "\\-\\-linear",
      ]
      for name in named { #expect(page.contains(name), "\(name)") }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions come for every shell`(shell: String) async throws {
      let outcome = try await TurntopBinary.command(["--generate-completion-script", shell]).run()
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("ice-servers"))
    }
  }
}

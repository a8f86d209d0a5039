import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// A credential on the screen of the real program, and what is left of it in the bytes.
  @Suite(.timeLimit(.minutes(1))) struct RevealingTests {
    private let login = CredentialAPI.Login("user-of-the-relay", "password-of-the-relay")
    private let service: HTTPResponder

    init() throws {
      service = try HTTPResponder(
        answer: CredentialAPI.answer(urls: ["turn:127.0.0.1:9"], logins: [login]))
    }

    @Test(.acceptance(.secrets)) func `is gone after ten seconds, and after a stop`() async throws {
      let terminal = try await detail()
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      let shown = ContinuousClock.now
      try await terminal.wait("neither name nor password", within: .seconds(13)) { screen in
        [login.username, login.credential].allSatisfy { !screen.text.contains($0) }
      }
      #expect(ContinuousClock.now - shown > .seconds(9))
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      try await stopAndContinue(terminal)
      #expect(!terminal.screen.text.contains(login.username))
    }

    @Test(.acceptance(.secrets)) func `is taken off the screen by ^Z, and stays off it after fg`()
      async throws
    {
      let terminal = try await TerminalProcess.job(
        options, environment: ["TURNTOP_API_KEY": CredentialAPI.key], columns: 120, rows: 40)
      try await openDetail(in: terminal)
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      _ = terminal.takeBytes()
      terminal.type("\u{1A}")
      try await terminal.waitForPrompt()
      #expect(terminal.screen.text.contains("Stopped"))
      #expect(!terminal.screen.text.contains(login.credential))
      terminal.type("fg\r")
      try await terminal.wait(for: "credentials in")
      try await terminal.settle(after: "j")
      expectNothing(in: terminal.takeBytes())
    }

    /// Neither is painted again on the way back, nor left on the screen of the shell.
    @Test(.acceptance(.secrets), arguments: ["Q", "q", "\u{3}"])
    func `is not left behind`(key: String) async throws {
      let terminal = try await detail()
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      _ = terminal.takeBytes()
      terminal.type(key)
      #expect(await terminal.process.status == 0)
      expectNothing(in: terminal.takeBytes())
      #expect(!terminal.screen.text.contains(login.credential))
    }

    private func stopAndContinue(_ terminal: TerminalProcess) async throws {
      terminal.process.signal(SIGSTOP)
      _ = terminal.takeBytes()
      let rests = terminal.rests
      terminal.process.signal(SIGCONT)
      #expect(await eventually(within: .seconds(10)) { terminal.rests > rests })
      expectNothing(in: terminal.takeBytes())
    }

    private func expectNothing(in bytes: [UInt8]) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(login.username) && !text.contains(login.credential))
    }

    private func detail() async throws -> TerminalProcess {
      let terminal = try TerminalProcess.dashboard(
        options, environment: ["TURNTOP_API_KEY": CredentialAPI.key], columns: 120, rows: 40)
      try await openDetail(in: terminal)
      return terminal
    }

    private var options: [String] {
      ["--base-url", service.baseURL, "--region", "us_east", "--timeout", "200ms"]
    }

    /// The only region's page, with a verdict.
    private func openDetail(in terminal: TerminalProcess) async throws {
      try await terminal.wait("a verdict") { $0.text.contains("closed") }
      terminal.type("\r")
      try await terminal.wait(for: "credentials in")
    }
  }
}

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

    /// Without an alternate screen the page itself stays in sight.
    @Test(.acceptance(.secrets), arguments: terms)
    func `is taken off the screen by ^Z, and stays off it after fg`(term: String) async throws {
      let terminal = try await TerminalProcess.job(
        options, environment: ["TURNTOP_API_KEY": CredentialAPI.key, "TERM": term], columns: 120,
        rows: 40)
      try await openDetail(in: terminal)
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      _ = terminal.takeBytes()
      terminal.type("\u{1A}")
      try await terminal.waitForPrompt()
      let screen = terminal.screen
      #expect(screen.text.contains("Stopped"))
      expectNothing(on: screen)
      terminal.type("fg\r")
      try await terminal.wait("a cleared screen") { $0.clearCount > screen.clearCount }
      try await terminal.wait(for: "credentials in")
      try await terminal.settle(after: "j")
      expectNothing(in: terminal.takeBytes())
    }

    /// Neither is painted again on the way back, nor left on the screen of the shell; nor does
    /// another key before tell the screen from what is on it.
    @Test(.acceptance(.secrets), arguments: ["Q", "q", "vq", "\u{1B}[Zq", "\u{3}"], terms)
    func `is not left behind`(keys: String, term: String) async throws {
      let terminal = try await revealed(term)
      terminal.type(keys)
      #expect(await terminal.process.status == 0)
      expectNothing(in: terminal.takeBytes())
      expectNothing(on: terminal.screen)
    }

    @Test(.acceptance(.secrets), arguments: [SIGTERM, SIGHUP, SIGINT], terms)
    func `is not left behind by a signal`(signal: Int32, term: String) async throws {
      let terminal = try await revealed(term)
      terminal.process.signal(signal)
      #expect(await terminal.process.status == 128 + signal)
      expectNothing(in: terminal.takeBytes())
      expectNothing(on: terminal.screen)
    }

    /// One has an alternate screen, two have none.
    private static let terms = ["xterm-256color", "vt100", "linux"]

    private func revealed(_ term: String) async throws -> TerminalProcess {
      let terminal = try await detail(term)
      terminal.type("v")
      try await terminal.wait(for: login.credential)
      _ = terminal.takeBytes()
      return terminal
    }

    private func expectNothing(on screen: TerminalScreen) {
      #expect(!screen.text.contains(login.username) && !screen.text.contains(login.credential))
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

    private func detail(_ term: String = "xterm-256color") async throws -> TerminalProcess {
      let terminal = try TerminalProcess.dashboard(
        options, environment: ["TURNTOP_API_KEY": CredentialAPI.key, "TERM": term], columns: 120,
        rows: 40)
      try await openDetail(in: terminal)
      return terminal
    }

    private var options: [String] {
      ["--base-url", service.baseURL, "--region", "us_east", "--timeout", "2s"]
    }

    /// The only region's page, with a verdict.
    private func openDetail(in terminal: TerminalProcess) async throws {
      try await terminal.wait("a verdict") { $0.text.contains("closed") }
      terminal.type("\r")
      try await terminal.wait(for: "credentials in")
    }
  }
}

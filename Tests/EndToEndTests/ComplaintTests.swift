import TestSupport
import Testing

extension EndToEnd {
  /// What the binary says when it cannot do its work: one line, and a status for scripts.
  @Suite(.timeLimit(.minutes(1))) struct ComplaintTests {
    @Test func `a refused key ends with 77 and the service's own words`() async throws {
      let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["stun:127.0.0.1:9"]))
      let outcome = try await ProbeRun.command(api.baseURL, table, key: "wrong").run()
      #expect(outcome.status == 77)
      expectOneLine(outcome, containing: "Invalid API Key")
    }

    @Test func `an unreachable service ends with 69 and its address`() async throws {
      let port = try FreePort.next()
      let outcome = try await ProbeRun.command("http://127.0.0.1:\(port)", table).run()
      #expect(outcome.status == 69)
      expectOneLine(outcome, containing: "127.0.0.1:\(port)")
    }

    @Test(arguments: [
      (200, "<!DOCTYPE html><title>Sign in</title>", "text/html"),
      (200, "[]", "application/json"),
      (200, #"{"iceServers": 7}"#, "application/json"),
      (503, #"{"message": "down for maintenance"}"#, "application/json"),
      (302, "", "text/plain"),
    ])
    func `an answer that is no list of servers ends with 69`(
      status: Int, body: String, type: String
    ) async throws {
      let api = try HTTPResponder { _ in .init(status, body, contentType: type) }
      let outcome = try await ProbeRun.command(api.baseURL, table + ["--timeout", "1s"]).run()
      #expect(outcome.status == 69, "\(outcome.output)\(outcome.errors)")
      expectOneLine(outcome, containing: api.baseURL)
    }

    @Test func `an unknown region ends with 64 and the nearest name`() async throws {
      let outcome = try await TurntopBinary.command(["probe", "--demo", "--region", "us_esat"])
        .run()
      #expect(outcome.status == 64)
      expectOneLine(outcome, containing: "us_east")
    }

    @Test func `no key ends with 77 and what to set`() async throws {
      let outcome = try await TurntopBinary.command(["probe", "--app", "example"]).run()
      #expect(outcome.status == 77)
      expectOneLine(outcome, containing: "TURNTOP_API_KEY")
      #expect(outcome.errors.contains("--demo"))
    }

    @Test func `no service ends with 64 and what to set`() async throws {
      let outcome = try await TurntopBinary.command(["probe"]).run()
      #expect(outcome.status == 64)
      expectOneLine(outcome, containing: "TURNTOP_APP")
      #expect(outcome.errors.contains("--demo"))
    }

    @Test func `plain HTTP to another host ends with 64 before anything is sent`() async throws {
      let outcome = try await ProbeRun.command("http://service.example", table).run()
      #expect(outcome.status == 64)
      expectOneLine(outcome, containing: "https")
    }

    @Test(arguments: [
      ("/nonexistent.pem", "No such file or directory"), ("/proc/self", "Is a directory"),
      ("/dev/null", "it is empty"), ("/proc/version", "it holds no certificate in PEM form"),
    ])
    func `a CA file that is none ends with 64 before the service is asked`(
      path: String, why: String
    ) async throws {
      let api = try HTTPResponder(answer: CredentialAPI.answer(urls: ["stun:127.0.0.1:9"]))
      let named = try await ProbeRun.command(api.baseURL, table + ["--ca-file", path]).run()
      var command = try ProbeRun.command(api.baseURL, table)
      command.environment["SSL_CERT_FILE"] = path
      let set = try await command.run()
      for (outcome, origin) in [(named, "--ca-file"), (set, "SSL_CERT_FILE")] {
        #expect(outcome.status == 64)
        expectOneLine(outcome, containing: "\(path), given as \(origin): \(why)")
      }
    }

    private let table = ["--format", "table", "--region", "us_east"]

    private func expectOneLine(
      _ outcome: CommandOutcome, containing text: String,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let errors = outcome.errors
      #expect(errors.contains(text), "\(errors)", sourceLocation: sourceLocation)
      #expect(errors.hasPrefix("turntop: "), sourceLocation: sourceLocation)
      #expect(errors.split(separator: "\n").count == 1, "\(errors)", sourceLocation: sourceLocation)
      #expect(outcome.output.isEmpty, "\(outcome.output)", sourceLocation: sourceLocation)
    }
  }
}

import Glibc
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

    @Test(arguments: [
      (["Location": "/else\u{1}where"], 0, "what is not HTTP"),
      ([:], 2 << 20, "302 with more than"),
    ])
    func `an answer that cannot be taken ends with 69 and is called an answer`(
      headers: [String: String], length: Int, text: String
    ) async throws {
      let body = String(repeating: "x", count: length)
      let api = try HTTPResponder { _ in .init(302, body, headers: headers) }
      let outcome = try await ProbeRun.command(api.baseURL, table).run()
      #expect(outcome.status == 69)
      expectOneLine(outcome, containing: "\(api.baseURL) answers \(text)")
    }

    @Test func `too little time is not called a refusal`() async throws {
      let answer = CredentialAPI.answer(urls: ["stun:127.0.0.1:9"])
      let api = try HTTPResponder { request in
        usleep(500_000)
        return answer(request)
      }
      let outcome = try await ProbeRun.command(api.baseURL, table + ["--timeout", "50ms"]).run()
      #expect(outcome.status == 69)
      expectOneLine(outcome, containing: "no answer in time")
    }

    @Test(arguments: ["user:s3c/r3t@", "user:1/s3cr3t@", "user:s3c?r3t@", "s3cr3t@"])
    func `a password in a URL is not repeated`(userInfo: String) async throws {
      let address = "http://\(userInfo)127.0.0.1:1"
      let service = try await ProbeRun.command(address, table).run()
      var command = try ProbeRun.command("https://service.example", table)
      command.environment["HTTPS_PROXY"] = address.replacing("s3cr3t@", with: "s/3cr3t@")
      let proxy = try await command.run()
      for (outcome, name) in [(service, "base URL"), (proxy, "HTTPS_PROXY")] {
        #expect(outcome.status == 64)
        expectOneLine(outcome, containing: name)
        #expect(!outcome.errors.contains("r3t") && !outcome.errors.contains("s3c"))
      }
    }

    @Test(.acceptance(.secrets)) func `the key is not repeated, whatever the service says`()
      async throws
    {
      let key = CredentialAPI.key
      for body in [
        #"{"error": "no plan for \#(key)"}"#, #"[{"urls": "turn:127.0.0.1:9?k=\#(key)"}]"#,
      ] {
        let api = try HTTPResponder { _ in .init(200, body) }
        for format in ["table", "json"] {
          let options = ["--format", format, "--region", "us_east", "--count", "1"]
          let outcome = try await ProbeRun.command(api.baseURL, options).run()
          let said = outcome.output + outcome.errors
          #expect(said.contains("(key)") && !said.contains(key), "\(said)")
        }
      }
    }

    @Test func `plain text in the place of servers is not repeated, whatever it holds`()
      async throws
    {
      let api = try HTTPResponder { _ in .init(200, "no plan for \(CredentialAPI.key)") }
      let outcome = try await ProbeRun.command(api.baseURL, table).run()
      #expect(outcome.status == 69)
      #expect(!(outcome.output + outcome.errors).contains(CredentialAPI.key))
      #expect(!outcome.errors.contains("no plan"))
    }

    @Test(arguments: [
      ("192.0.2.77", [], "no address of this host"), ("localhost", [], "no IP address"),
      ("127.0.0.1", ["--ipv6"], "exclude each other"),
    ])
    func `a source that cannot be ends with 64 before anything is sent`(
      source: String, options: [String], text: String
    ) async throws {
      let outcome = try await TurntopBinary.command(
        ["probe", "--demo", "--source", source] + options
      ).run()
      #expect(outcome.status == 64)
      expectOneLine(outcome, containing: text)
    }

    @Test(arguments: [
      (["--xyzzy"], "Unknown option '--xyzzy'; see turntop watch --help"),
      (["probe", "--regoin", "uk"], "Unknown option '--regoin'. Did you mean '--region'? see"),
      (["probe", "--interval", "0.0000001ms"], "'--interval <time>': \(durationAdvice)"),
      (["probe", "--interval", "1e300s"], "'--interval <time>': \(durationAdvice)"),
      (["probe", "--interval", "99999999999999s"], "'--interval <time>': \(durationAdvice)"),
      (["probe", "--timeout", "nan"], "'--timeout <time>': \(durationAdvice)"),
      (["probe", "--timeout", "inf"], "'--timeout <time>': \(durationAdvice)"),
      (["probe", "--interval", "9ms"], "--interval takes 10ms to 1h; see turntop probe --help"),
      (["--interval", "0.001ms"], "--interval takes 10ms to 1h; see turntop watch --help"),
      (["best", "--timeout", "49ms"], "--timeout takes 50ms to 1h; see turntop best --help"),
      (["best", "--timeout", "61m"], "--timeout takes 50ms to 1h; see turntop best --help"),
      (["best", "--count", "0"], "--count takes 1 to 100000; see turntop best --help"),
      (["probe", "\u{1B}[31m"], "Unexpected argument '?[31m'; see turntop probe --help"),
    ])
    func `a wrong command line ends with 64 and what is right`(
      arguments: [String], text: String
    ) async throws {
      let outcome = try await TurntopBinary.command(arguments).run()
      #expect(outcome.status == 64)
      expectOneLine(outcome, containing: text)
    }

    private static let durationAdvice =
      "a duration is a number and its unit, for example 200ms, 5s or 2m; see turntop"

    private let table = ["--format", "table", "--region", "us_east"]
  }
}

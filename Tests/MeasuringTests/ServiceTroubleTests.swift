import Glibc
import TestSupport
import Testing

/// The dashboard on a service that ails in every way at once.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ServiceTroubleTests {
  @Test(.acceptance(.concurrencyHonesty))
  func `has a word for every region, and ends within 300 ms of being told to`() async throws {
    let noTLS = try ScriptedServer { _ in [.send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))] }
    let silent = try ScriptedServer { _ in [] }
    let service = try HTTPResponder {
      Self.answer(to: $0.query["region"] ?? "", noTLS: noTLS.port, silent: silent.port)
    }
    let terminal = try TerminalProcess.dashboard(
      ["--base-url", service.baseURL, "--timeout", "2s"],
      environment: ["TURNTOP_API_KEY": CredentialAPI.key], columns: 120, rows: 40)
    let screen = try await terminal.wait("a word for each of 22 regions") { screen in
      Self.rows(of: screen).count == 22 && !Self.rows(of: screen).contains { $0.contains("..") }
    }
    for row in Self.rows(of: screen) {
      let name = row.dropFirst(5).prefix { $0 != " " }
      #expect(row.contains(Self.word(for: String(name))), "\(row)")
    }
    terminal.type("r")
    try await terminal.wait(for: "asking for")
    let start = ContinuousClock.now
    terminal.type("q")
    #expect(await terminal.process.status == 0)
    #expect(try ContinuousClock.now - start <= TurntopBinary.limit(.milliseconds(300)))
  }

  private struct Trouble {
    let prefix: String
    let word: String
    var status = 200
    /// `nil`: nothing is ever said.
    var body: String? = ""
    var headers: [String: String] = [:]
    var pause = Duration.zero
  }

  /// By the first letters of the name; all others are told where a server would be.
  ///
  /// A byte at a time is too slow for the document of one region, and not for that of the other.
  private static let troubles = [
    Trouble(
      prefix: "us_east", word: "refused", status: 401, body: #"{"error": "Invalid API Key"}"#),
    Trouble(
      prefix: "us_west", word: "http 429", status: 429, body: "{}", headers: ["Retry-After": "60"]),
    Trouble(prefix: "us_central", word: "no service", body: document, pause: .milliseconds(40)),
    Trouble(prefix: "uk", word: "closed", body: document, pause: .microseconds(500)),
    Trouble(prefix: "singapore", word: "http 500", status: 500),
    Trouble(prefix: "canada", word: "http 503", status: 503),
    Trouble(prefix: "asia", word: "no service", body: nil),
    Trouble(prefix: "europe", word: "http 200", body: "<html>"),
    Trouble(prefix: "india", word: "bad tls"),
    Trouble(prefix: "australia", word: "no answer"),
  ]

  private static let document = CredentialAPI.document(urls: ["turn:127.0.0.1:9"])

  private static func answer(
    to region: String, noTLS: UInt16, silent: UInt16
  ) -> HTTPResponder.Response {
    guard let trouble = trouble(of: region) else { return .init(200, document) }
    let ports = ["bad tls": noTLS, "no answer": silent]
    if let port = ports[trouble.word] {
      let url = trouble.word == "bad tls" ? "turns" : "turn"
      return .init(200, CredentialAPI.document(urls: ["\(url):127.0.0.1:\(port)?transport=tcp"]))
    }
    guard let body = trouble.body else {
      sleep(20)
      return .init(503, "")
    }
    var response = HTTPResponder.Response(trouble.status, body, headers: trouble.headers)
    response.pause = trouble.pause
    return response
  }

  private static func trouble(of region: String) -> Trouble? {
    troubles.first { region.hasPrefix($0.prefix) }
  }

  private static func word(for region: String) -> String {
    trouble(of: region)?.word ?? "closed"
  }

  /// The lines of the table's rows.
  private static func rows(of screen: TerminalScreen) -> ArraySlice<String> {
    guard let heading = screen.lines.firstIndex(where: { $0.hasPrefix("  #  region") }) else {
      return []
    }
    return screen.lines[(heading + 1)...].prefix { !$0.isEmpty }
  }
}

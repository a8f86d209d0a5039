import Glibc
import TestSupport
import Testing

/// The dashboard on a service that ails in every way at once.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ServiceTroubleTests {
  @Test(.acceptance(.concurrencyHonesty))
  func `has a word for every region, and ends within 300 ms of being told to`() async throws {
    let service = try HTTPResponder { Self.answer(to: $0.query["region"] ?? "") }
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

  /// By the first letters of the name; all others are told where a server would be.
  private static let troubles: [(prefix: String, word: String, answer: HTTPResponder.Response?)] = [
    ("us_east", "refused", .init(401, #"{"error": "Invalid API Key"}"#)),
    ("us_west", "http 429", .init(429, "{}", headers: ["Retry-After": "60"])),
    ("canada", "http 503", .init(503, "")),
    ("asia", "no service", nil),
    ("europe", "http 200", .init(200, "<html>")),
  ]

  private static func answer(to region: String) -> HTTPResponder.Response {
    guard let trouble = troubles.first(where: { region.hasPrefix($0.prefix) }) else {
      return .init(200, CredentialAPI.document(urls: ["turn:127.0.0.1:9"]))
    }
    if let answer = trouble.answer { return answer }
    sleep(20)
    return .init(503, "")
  }

  private static func word(for region: String) -> String {
    troubles.first { region.hasPrefix($0.prefix) }?.word ?? "closed"
  }

  /// The lines of the table's rows.
  private static func rows(of screen: TerminalScreen) -> ArraySlice<String> {
    guard let heading = screen.lines.firstIndex(where: { $0.hasPrefix("  #  region") }) else {
      return []
    }
    return screen.lines[(heading + 1)...].prefix { !$0.isEmpty }
  }
}

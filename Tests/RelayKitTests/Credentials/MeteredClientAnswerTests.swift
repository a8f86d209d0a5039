import RelayKit
import TestSupport
import Testing

/// What comes instead of servers, and what is shown of it.
@Suite(.timeLimit(.minutes(1))) struct MeteredClientAnswerTests {
  private let stage = ClientStage()
  private let usEast = ["us_east"]

  @Test(arguments: [
    HTTPAnswer.error(401, #"{"error": "bad key k&y-0123456789abc!"}"#),
    .error(404, "GET ?apiKey=k%26y-0123456789abc failed"),
    .error(403, "no credentials for k&y-0123456789abc"),
    .error(200, #"{"error": "no credentials for K%26Y%2d0123456789ABC"}"#),
    .error(403, String(repeating: "-", count: 190) + "k&y-0123456789abc"),
    HTTPAnswer(status: 302, location: "https://b.example/k&y-0123456789abc?apiKey=k"),
  ])
  func `cuts the key out of whatever the service says`(answer: HTTPAnswer) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(answer) }
    let outcome = try #require(try await stage.fetch(usEast, transport).first)
    guard case .failure(let error) = outcome.result else {
      Issue.record("expected a failure: \(outcome)")
      return
    }
    #expect(error.displayText.text.contains("(key)"))
    #expect(!"\(outcome) \(error.displayText)".lowercased().contains("123456789"))
  }

  @Test(arguments: [
    #"{"error": "x", "key": "k&y-0123456789abc"}"#, #"[{"urls": "turn:k&y-0123456789abc"#,
    "<p>k&y-0123456789abc</p>",
  ])
  func `quotes nothing of JSON and of a page, where the key may stand`(body: String) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(.error(200, body)) }
    let outcome = try #require(try await stage.fetch(usEast, transport).first)
    #expect(!"\(outcome)".contains("123456789"))
  }

  @Test(arguments: [
    HTTPAnswer.error(200, #"callback([{"urls": "turn:a", "credential": "s3cret"}])"#),
    .error(200, #"data: [{"urls": "turn:a", "credential": "s3cret"}]"#),
    .error(200, "turn:a user s3cret"), .error(200, #""turn:a user s3cret""#),
    .error(200, #"{"error": "cannot send [{\"credential\": \"s3cret\"}]"}"#),
    .error(500, #"Error: cannot send [{"urls": "turn:a", "credential": "s3cret"}]"#),
    .error(500, #"cannot send "s3cret""#), .error(500, "password s3cret\nof {\"urls\": 5}"),
    .error(500, #""[{\"urls\": \"turn:a\", \"credential\": \"s3cret\"}]""#),
    .error(500, #""cannot send s3cret""#), .error(502, #"["s3cret"]"#),
  ])
  func `quotes nothing of what may hold a server's password`(answer: HTTPAnswer) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(answer) }
    var policy = RetryPolicy()
    policy.attempts = 1
    let outcome = try #require(try await stage.fetch(usEast, transport, policy).first)
    guard case .failure(let error) = outcome.result else {
      Issue.record("expected a failure: \(outcome)")
      return
    }
    #expect(!"\(outcome) \(error.displayText)".contains("s3cret"))
  }

  @Test(
    arguments: [
      (
        .error(401, #"{"error": "Invalid API Key"}"#),
        .refused(status: 401, .said("Invalid API Key"))
      ),
      (
        .error(400, #"{"message": "App not found"}"#), .refused(status: 400, .said("App not found"))
      ),
      (.error(400, #"{"error": {"message": "x"}}"#), .refused(status: 400, .said("x"))),
      (.error(400, #"{"error": 5, "message": "x"}"#), .refused(status: 400, .said("x"))),
      (.error(403, "Forbidden\nby policy"), .refused(status: 403, .said("Forbidden"))),
      (.error(403, "<html>"), .refused(status: 403, .html)),
      (.error(404, ""), .refused(status: 404, .nothing)),
      (.error(404, "{}"), .refused(status: 404, .nothing)),
      (.error(200, #"{"error": "no plan"}"#), .refused(status: 200, .said("no plan"))),
      (.error(200, "<html>"), .unusable(.html)), (.error(200, "[]"), .unusable(.empty)),
      (
        .error(200, "Welcome\n"),
        .unusable(.notJSON(JSONSyntaxError(line: 1, column: 1, fault: .value)))
      ),
      (.error(403, #""Forbidden""#), .refused(status: 403, .nothing)),
      (.error(200, #""{\"error\": \"no plan\"}""#), .refused(status: 200, .said("no plan"))),
      (.error(200, "{}"), .unusable(.notAList)), (.error(204), .unusable(.nothing, status: 204)),
      (
        .error(200, #"[{"urls": "turn:a", "credential": "s3cret"#),
        .unusable(.notJSON(JSONSyntaxError(line: 1, column: 42, fault: .incomplete)))
      ),
      (.error(404, #"[{"credential": "s3cret"#), .refused(status: 404, .nothing)),
      (.error(301), .redirected(status: 301, to: nil)),
    ] as [(HTTPAnswer, MeteredError.Reason)])
  func `understands what comes instead of servers`(
    answer: HTTPAnswer, reason: MeteredError.Reason
  ) async throws {
    let transport = ScriptedTransport(stage.clock) { _, _ in .success(answer) }
    #expect(
      try await stage.fetch(usEast, transport).map(\.result) == [.failure(stage.error(reason))])
  }
}

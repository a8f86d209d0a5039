import Dashboard
import RelayKit
import Testing

@Suite struct AnswerTests {
  @Test(arguments: [
    Said("..", .muted, fetch: .loading),
    Said("refused 401", .trouble, fetch: .failed("no", status: 401)),
    Said("refused 403", .trouble, fetch: .failed("no", status: 403)),
    Said("http 503", .trouble, fetch: .failed("down", status: 503)),
    Said("no service", .trouble, fetch: .failed("no route to host", status: nil)),
    Said("ok", .text, verdict: .ok), Said("..", .muted, verdict: .pending),
    Said("busy", .warning, verdict: .busy), Said("refused", .trouble, verdict: .rejected),
    Said("no answer", .trouble, verdict: .unreachable),
    Said("bad config", .trouble, verdict: .misconfigured),
    Said("unsupported", .muted, verdict: .unsupported),
    Said(
      "degraded", .warning, verdict: .degraded, servers: [("turn:a", .ok), ("turn:b", .degraded)]),
    Said(
      "1 of 2 ok", .warning, verdict: .degraded,
      servers: [("turn:a", .ok), ("turn:b", .unreachable)]),
    Said(
      "no tcp", .warning, verdict: .degraded,
      servers: [("turn:a", .ok), ("turn:a?transport=tcp", .unreachable)]),
    Said(
      "no tcp tls", .warning, verdict: .degraded,
      servers: [("turn:a", .ok), ("turn:a?transport=tcp", .busy), ("turns:a", .unreachable)]),
    Said(
      "1 of 2 ok", .warning, verdict: .degraded,
      servers: [("turn:a", .ok), ("turn:a?transport=tcp", .pending)]),
  ])
  func `says of a region in a word what was found`(_ row: Said) {
    var region = RegionSnapshot(region: .accountDefault)
    region.fetch = row.fetch
    region.verdict = row.verdict
    region.servers = row.servers.map { url, verdict in
      var server = ServerSnapshot(
        url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
      server.verdict = verdict
      return server
    }
    let answer = Answer(of: region, by: .binding)
    #expect(answer.word.text == row.word)
    #expect(answer.role == row.role)
  }

  /// The reason stands beside the word, and both must be true.
  @Test(arguments: [
    (PathFault.refused, "closed"), (.noRoute, "no route"), (.brokenTLS, "bad tls"),
    (.foreignIssuer("R11"), "bad tls"), (.badCertificate, "bad tls"), (.silent, "no answer"),
    (.mute, "no answer"),
    (.dropped, "no answer"), (.displaced, "elsewhere"),
  ])
  func `says of a server out of reach what stops it`(_ fault: PathFault, _ word: String) {
    var server = ServerSnapshot(url: "turn:a", uri: try? ServerURI(parsing: "turn:a"))
    server.verdict = fault == .displaced ? .misconfigured : .unreachable
    server.fault = fault
    #expect(Answer(of: server, by: .relay).word.text == word)
  }

  @Test func `says of a file that has gone bad what it is`() throws {
    let file = try #require(Region.files(at: ["own.json"]).first)
    var region = RegionSnapshot(region: file)
    region.fetch = .failed("it is empty", status: nil)
    let answer = Answer(of: region, by: .relay)
    #expect(answer.word == "bad file" && answer.role == .trouble)
  }

  @Test(arguments: [
    ("turn:a", Verdict.busy, 486 as Int?, Stage.challenge as Stage?, "full 486"),
    ("turn:a", .busy, 508, .challenge, "busy 508"), ("turn:a", .busy, nil, .binding, "busy"),
    ("turn:a", .busy, 500, .challenge, "error 500"),
    ("turn:a", .unreachable, 400, .binding, "no answer"),
    ("turn:a", .misconfigured, 442, .challenge, "error 442"),
    ("turn:a", .rejected, 401, .challenge, "refused 401"), ("turn:a", .ok, 400, .binding, "ok"),
    ("turn:a", .unreachable, nil, .resolve, "no answer"),
    ("http:a", .misconfigured, nil, nil, "bad url"),
    ("turns:a", .misconfigured, nil, .connect, "bad tls"),
    ("turns:a", .misconfigured, nil, .tls, "malformed"),
  ])
  func `says of a server in a word what was found`(
    _ url: String, _ verdict: Verdict, _ code: Int?, _ stage: Stage?, _ word: String
  ) {
    var server = ServerSnapshot(
      url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
    server.verdict = verdict
    server.errorCode = code
    server.stage = stage
    #expect(Answer(of: server, by: .binding).word.text == word)
    #expect(Answer(of: server, by: .relay).word.text == word)
  }

  @Test(arguments: [
    ("stun:a", Verdict.ok, false, "ok", "answers"), ("turn:a", .ok, true, "ok", "ok"),
    ("turn:a", .unreachable, false, "no answer", "no relay"),
    ("stun:a", .unreachable, false, "no answer", "no answer"),
    ("turn:a", .unreachable, true, "no answer", "no answer"),
    ("turn:a", .misconfigured, false, "malformed", "no relay"),
    ("turn:a", .misconfigured, true, "not signed", "not signed"),
    ("turn:a", .pending, false, "..", ".."),
  ])
  func `says of a server that answers whether it relays, where that is asked`(
    _ url: String, _ verdict: Verdict, _ isGranted: Bool, _ answer: String, _ relay: String
  ) {
    var server = ServerSnapshot(
      url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
    server.verdict = verdict
    server.statistics.received = 3
    server.relayed = isGranted ? "192.0.2.1:49152" : nil
    #expect(Answer(of: server, by: .binding).word.text == answer)
    #expect(Answer(of: server, by: .relay).word.text == relay)
  }

  @Test func `says of a server that grants and relays nothing that it does not relay`() {
    var server = ServerSnapshot(url: "turn:a", uri: try? ServerURI(parsing: "turn:a"))
    server.verdict = .misconfigured
    server.relayed = "192.0.2.1:49152"
    server.relayStatistics = Statistics()
    #expect(Answer(of: server, by: .relay).word == "no relay")
  }

  @Test func `gives a region without a working relay the word of its first`() {
    let urls = ["stun:a", "turn:a", "turn:a?transport=tcp"]
    var region = RegionSnapshot(region: .accountDefault)
    region.fetch = .fetched(took: .zero, status: 200)
    region.verdict = .busy
    region.servers = zip(urls, [Verdict.ok, .unreachable, .busy]).map { url, verdict in
      var server = ServerSnapshot(
        url: DisplayText(sanitizing: url), uri: try? ServerURI(parsing: url))
      server.verdict = verdict
      server.errorCode = verdict == .busy ? 508 : nil
      return server
    }
    #expect(Answer(of: region, by: .relay).word.text == "busy 508")
  }
}

/// The word expected of a region's state.
struct Said: Sendable, CustomTestStringConvertible {
  var word: String
  var role: Role
  var fetch: FetchState
  var verdict: Verdict
  var servers: [(String, Verdict)]

  init(
    _ word: String, _ role: Role, fetch: FetchState = .fetched(took: .zero, status: 200),
    verdict: Verdict = .pending, servers: [(String, Verdict)] = []
  ) {
    self.word = word
    self.role = role
    self.fetch = fetch
    self.verdict = verdict
    self.servers = servers
  }

  var testDescription: String { "\(word) \(verdict)" }
}

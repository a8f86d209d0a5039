import RelayKit
import STUN
import TestSupport
import Testing

/// What a survey says of relays that are proven, and of those that are not.
@Suite struct RelayVerdictTests {
  @Test(
    arguments: [
      ("user", nil, "ask"), (String(repeating: "u", count: 508), "password", "ask"),
      (
        String(repeating: "ü", count: 255), nil,
        "its username has 510 bytes, and no request holds more than 508 (RFC 8489 §14.3): "
          + "ask for a shorter one"
      ),
      (
        "user", "oauth",
        "credentialType \"oauth\": browsers take passwords alone; ask for a username and a password"
      ),
      (nil, nil, "no username and credential came with it: fetch again, or mend the file"),
    ] as [(String?, String?, String)])
  func `offers only credentials that a request can bear`(
    username: String?, type: String?, outcome: String
  ) {
    var survey = Survey.proving("uk")
    let server = ICEServer(
      urls: ["turn:a.example:80"], username: username.map { Secret($0) },
      credential: Secret("s3cr3t"), credentialType: type)
    let credentials = FetchOutcome.Credentials(status: 200, servers: [server])
    _ = survey.handle(
      .fetched(FetchOutcome(region: .uk, took: .zero, result: .success(credentials))))
    let effects = survey.resolve()
    survey.answer()
    guard outcome != "ask" else {
      #expect(effects.count == 2)
      return
    }
    #expect(effects == [.probe(RelayKey.example(.udp).target)])
    #expect(survey.region.servers[0].verdict == .misconfigured)
    #expect(survey.region.reason?.text == outcome)
  }

  @Test(
    .pitfall(.privateRelay),
    arguments: [
      ("8.8.8.8", nil), ("192.175.48.1", "is for AS112 (RFC 7534): peers cannot reach it"),
      ("198.18.0.1", "is for benchmarks (RFC 2544): peers cannot reach it"),
      (
        "64:ff9b::808:808",
        "is one of NAT64 (RFC 6052): only peers reach it whose network translates it likewise"
      ),
      (
        "2002:808:808::1",
        "is one of 6to4 (RFC 3056): only peers reach it whose network translates it likewise"
      ),
      (
        "2001::1",
        "is one of Teredo (RFC 4380): only peers reach it whose network translates it likewise"
      ),
    ] as [(String, String?)])
  func `names a relayed address that few can reach`(relayed: String, reason: String?) {
    var survey = Survey.answering()
    survey.prove(.granted(.example(relayed: relayed)))
    #expect(survey.region.verdict == (reason == nil ? .ok : .degraded))
    let words = reason.map { "relayed address \(relayed) \($0)" }
    #expect(survey.region.reason?.text.split(separator: "; ").last.map(String.init) == words)
  }

  /// Nobody gives others for those in a file; the password that is hidden is the word itself here.
  @Test func `sends whoever wrote the credentials to a file back there`() throws {
    let file = try #require(Region.files(at: ["own.json"]).first)
    for (region, step) in [
      (file, "check the user name and the password in the file"), (.uk, "fetch new ones"),
    ] {
      var survey = Survey(regions: [region], families: [.ipv4], provesRelays: true)
      let server = ICEServer(
        urls: ["turn:a.example:80"], username: Secret("user"), credential: Secret("password"))
      let credentials = FetchOutcome.Credentials(status: 200, servers: [server])
      _ = survey.handle(
        .fetched(FetchOutcome(region: region, took: .zero, result: .success(credentials))))
      _ = survey.resolve()
      survey.answer()
      survey.prove(.refused(.refused(.example(401))))
      let words = "refused: wrong, expired, disabled or over quota; \(step)"
        .replacing("password", with: "(hidden)")
      let reason = try #require(survey.region.servers[0].reason)
      #expect(reason.text.hasSuffix(words), "\(reason)")
    }
  }

  /// coturn's `secure-stun`.
  @Test(arguments: [false, true])
  func `calls a relay sound that wants credentials for Bindings too`(loses: Bool) throws {
    var survey = Survey.proving("uk")
    _ = survey.fetchedRelays("uk", ["turn:a.example:80"])
    _ = survey.resolve()
    let id = try #require(TransactionID(bytes: [UInt8](repeating: 1, count: 12)))
    var refusal = Message(.failure, .binding, transactionID: id)
    refusal.append(.errorCode, .unauthenticated)
    let target = RelayKey.example(.udp).target
    let observations: [ProbeObservation] = [.sent, .answered(refusal, after: .milliseconds(9))]
    for observation in (loses ? [.sent, .lost] : []) + observations {
      _ = survey.handle(.observed(target, observation))
    }
    survey.prove(.granted(.example))
    let server = survey.region.servers[0]
    #expect(server.verdict == (loses ? .degraded : .ok))
    #expect(
      server.reason
        == (loses
          ? "loses 50 % of the requests: try another port or network"
          : "wants credentials for Bindings too (401): what is timed is how it refuses them"))
    #expect(server.statistics.p50 == .milliseconds(9))
    #expect(server.errorCode == nil)
  }

  @Test func `tells what is left behind where nobody confirms that it was given back`() {
    var survey = Survey.answering()
    survey.prove(.granted(.example), RelayEnd(remains: .seconds(600)))
    let allocations = survey.moment.traffic.allocations
    #expect(allocations.granted == 1 && allocations.released == 0)
    #expect(survey.region.servers[0].verdict == .ok)
    #expect(
      survey.region.servers[0].relayNote
        == "does not confirm that its allocation is given back: it may stay for 600 s")
  }

  @Test func `tells what may be left behind where no answer says that it was granted`() {
    var survey = Survey.answering()
    survey.prove(
      .refused(.silent(.allocate, transmissions: 3)), RelayEnd(doubts: [.seconds(600)]))
    #expect(
      survey.region.servers[0].relayNote
        == """
        may have granted an allocation, and does not confirm that it is given back: it may stay \
        for 600 s
        """)
    #expect(
      survey.moment.leftBehind
        == "1 allocation is not confirmed as given back: its server may keep it for 600 s")
  }

  @Test(arguments: [
    Row(
      .refused(.refused(.example(401))), .rejected, 401, "wrong, expired, disabled or over quota"),
    Row(.refused(.refused(.example(437))), .misconfigured, 437, "an earlier one, or another"),
    Row(.refused(.refused(.example(441))), .misconfigured, 441, "no answer to this request"),
    Row(.refused(.refused(.example(443))), .misconfigured, 443, "no answer to this request"),
    Row(.refused(.refused(.example(500))), .busy, 500, "an error of its own; try again later"),
    Row(.refused(.refused(.example(486))), .busy, 486, "as many allocations as allowed"),
    Row(.refused(.refused(.example(508))), .busy, 508, "no capacity left"),
    Row(.refused(.refused(.example(403))), .busy, 403, "it may be draining"),
    Row(.refused(.refused(.example(442))), .misconfigured, 442, "does not relay UDP"),
    Row(.refused(.silent(.allocate, transmissions: 3)), .unreachable, nil, "answers Bindings, but"),
    Row(.astray(.loop(.example)), .misconfigured, nil, "leads back to a server tried before"),
    Row(.granted(.example(integrity: .unasked)), .degraded, nil, "anybody may relay through it"),
    Row(.granted(.example(integrity: .wrong)), .misconfigured, nil, "else answers; use TLS"),
    Row(.granted(.example(relayed: "10.0.0.1")), .degraded, nil, "10.0.0.1 is private"),
  ])
  func `calls what became of an allocation by its cause`(row: Row) {
    var survey = Survey.answering()
    survey.prove(row.outcome)
    let server = survey.region.servers[0]
    #expect(server.verdict == row.verdict)
    #expect(server.errorCode == row.code)
    #expect(server.reason?.text.contains(row.words) == true)
  }

  @Test(
    .pitfall(.redirection),
    arguments: [
      Row(.granted(.example), .ok, nil, ""),
      Row(.unreachable(.refused), .unreachable, nil, "where connection refused: nothing listens"),
      Row(.refused(.refused(.example(486))), .busy, 486, "where Allocate refused: 486"),
      Row(
        .refused(.silent(.allocate, transmissions: 3)), .unreachable, nil,
        "where Allocate failed: no answer to 3 of them"),
    ])
  func `names the server that it was sent on to`(row: Row) {
    var survey = Survey.answering()
    let next = TransportAddress(ip: IPAddress(198, 51, 100, 2), port: 80)
    survey.prove(row.outcome, trail: [RelayKey.example(.udp).target.address, next])
    let server = survey.region.servers[0]
    #expect(server.redirectedTo == "198.51.100.2:80")
    #expect(server.verdict == row.verdict)
    #expect(server.errorCode == row.code)
    let words = row.words.isEmpty ? nil : "sent on to 198.51.100.2:80, \(row.words)"
    #expect(server.reason?.text.prefix(words?.count ?? 0).description == words)
  }

  @Test func `counts a region as failed whose relays all refuse, though its STUN server answers`() {
    var survey = Survey.proving("uk")
    _ = survey.fetchedRelays("uk", ["stun:a.example:80", "turn:a.example:80"])
    _ = survey.resolve()
    survey.answer()
    survey.prove(.refused(.refused(.example(401))))
    #expect(survey.region.servers.map(\.verdict) == [.ok, .rejected])
    #expect(survey.region.verdict == .rejected)
  }

  struct Row: CustomTestStringConvertible {
    var outcome: RelayProof.Outcome
    var verdict: Verdict
    var code: Int?
    var words: String
    var testDescription: String { words }

    init(_ outcome: RelayProof.Outcome, _ verdict: Verdict, _ code: Int?, _ words: String) {
      self.outcome = outcome
      self.verdict = verdict
      self.code = code
      self.words = words
    }
  }
}

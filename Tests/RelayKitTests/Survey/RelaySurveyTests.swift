import RelayKit
import STUN
import TestSupport
import Testing

/// What a survey makes of relays that are proven, and of those that are not.
@Suite struct RelaySurveyTests {
  @Test func `proves each relay once, however many regions name it`() {
    var survey = Survey.proving("us_east", "usa")
    _ = survey.fetched("us_east", urls: ["stun:a.example:80", "turn:a.example:80"])
    let key = RelayKey.example(.udp)
    #expect(survey.resolve() == [.prove(key), .probe(key.target)])
    #expect(survey.fetched("usa", urls: ["turn:a.example:80"]) == [])
  }

  @Test(.pitfall(.rungByRung))
  func `begins with what takes the most round trips, and with all else together`() {
    var survey = Survey.proving("uk")
    _ = survey.fetched("uk", urls: ["turn:a.example:80", "turns:a.example:443?transport=tcp"])
    let (first, later) = survey.resolve().turns
    #expect(first.map(\.summary) == ["prove tls"])
    #expect(later.map(\.summary) == ["prove udp", "probe udp", "probe tls"])
  }

  @Test func `begins with everything where nothing takes longer`() {
    var survey = Survey.proving("uk")
    let fetched = survey.fetched("uk", urls: ["turn:a.example:80"])
    #expect(fetched.turns.first == fetched)
    let (first, later) = survey.resolve().turns
    #expect(first.map(\.summary) == ["prove udp", "probe udp"])
    #expect(later == [])
  }

  @Test func `proves again what was proven with the credentials before`() {
    var survey = Survey.proving("uk", "usa")
    let urls = ["turn:a.example:80"]
    _ = survey.fetched("uk", urls: urls)
    _ = survey.fetched("usa", urls: urls)
    _ = survey.resolve()
    survey.answer()
    survey.prove(.granted(.example))
    survey.refetch()
    #expect(
      survey.fetched("uk", urls: urls) == [.resolve(host: "a.example"), .prove(.example(.udp))])
    #expect(survey.fetched("usa", urls: urls) == [])
    #expect(survey.region.servers[0].verdict == .ok)
  }

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
    #expect(survey.region.reason?.text == reason.map { "relayed address \(relayed) \($0)" })
  }

  @Test func `asks for no relay where that is not wanted`() {
    var survey = Survey(regions: [.uk], families: [.ipv4])
    _ = survey.fetched("uk", urls: ["turn:a.example:80"])
    #expect(survey.resolve() == [.probe(RelayKey.example(.udp).target)])
  }

  @Test func `leaves open what is not proven yet`() {
    var survey = Survey.answering()
    #expect(survey.region.servers[0].verdict == .pending)
    #expect(!survey.isComplete)
    survey.prove(.granted(.example))
    #expect(survey.region.servers[0].verdict == .ok)
    #expect(survey.region.servers[0].stage == .allocate)
    #expect(survey.region.servers[0].relayed == "198.51.100.1:50000")
    #expect(survey.region.servers[0].allocateTime == .milliseconds(25))
  }

  @Test func `tells what is left behind where nobody confirms that it was given back`() {
    var survey = Survey.answering()
    survey.prove(.granted(.example), isReleased: false, remains: .seconds(600))
    let allocations = survey.moment.traffic.allocations
    #expect(allocations.granted == 1 && allocations.released == 0)
    #expect(survey.region.servers[0].verdict == .ok)
    #expect(
      survey.region.servers[0].relayNote
        == "does not confirm that its allocation is given back: it may stay for 600 s")
  }

  @Test func `counts an allocation that came to light only when it was given back`() {
    var survey = Survey.answering()
    _ = survey.handle(.ended(.example(.udp), RelayEnd(unseen: 1)))
    let allocations = survey.moment.traffic.allocations
    #expect(allocations.granted == 1 && allocations.released == 1)
    #expect(allocations.leftBehind == nil)
  }

  @Test func `tells what may be left behind where no answer says that it was granted`() {
    var survey = Survey.answering()
    survey.prove(
      .refused(.silent(.allocate, transmissions: 3)), isReleased: false, remains: .seconds(600))
    #expect(
      survey.region.servers[0].relayNote
        == """
        may have granted an allocation, and does not confirm that it is given back: it may stay \
        for 600 s
        """)
    #expect(
      survey.moment.traffic.allocations.leftBehind
        == "1 allocation is not confirmed as given back: its server may keep it for 600 s")
  }

  @Test(arguments: [
    Row(.refused(.refused(.example(401))), .rejected, 401, "expired, disabled or over quota"),
    Row(.refused(.refused(.example(486))), .busy, 486, "as many allocations as allowed"),
    Row(.refused(.refused(.example(508))), .busy, 508, "no capacity left"),
    Row(.refused(.refused(.example(403))), .busy, 403, "it may be draining"),
    Row(.refused(.refused(.example(442))), .misconfigured, 442, "does not relay over this"),
    Row(.refused(.silent(.allocate, transmissions: 3)), .unreachable, nil, "answers Bindings, but"),
    Row(.astray(.loop(.example)), .misconfigured, nil, "leads back to a server tried before"),
    Row(.granted(.example(integrity: .unasked)), .degraded, nil, "anybody may relay through it"),
    Row(.granted(.example(integrity: .wrong)), .misconfigured, nil, "somebody else answers"),
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

  @Test func `tries again, alone, what our own proofs may have crowded out`() {
    var survey = Survey.proving("uk")
    _ = survey.fetched("uk", urls: ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
    _ = survey.resolve()
    let full = RelayProof(outcome: .refused(.refused(.example(486))))
    let (udp, tcp) = (RelayKey.example(.udp), RelayKey.example(.tcp))
    #expect(survey.handle(.proved(tcp, full)) == [])
    #expect(survey.region.servers[1].verdict == .pending)
    #expect(survey.handle(.ended(tcp, RelayEnd())) == [])
    _ = survey.handle(.proved(udp, RelayProof(outcome: .granted(.example))))
    #expect(
      survey.handle(.ended(udp, RelayEnd(isReleased: true))) == [
        .prove(tcp, after: .seconds(2))
      ])
    _ = survey.handle(.proved(tcp, full))
    #expect(survey.handle(.ended(tcp, RelayEnd())) == [])
    #expect(survey.region.servers[1].verdict == .busy)
  }

  @Test func `asks a full server once more, and not once for each of its relays`() {
    var survey = Survey.proving("uk")
    let urls = ["turn:a.example:80", "turn:a.example:80?transport=tcp", "turns:a.example:443"]
    _ = survey.fetched("uk", urls: urls)
    let keys = survey.resolve().compactMap { effect in
      if case .prove(let key, _) = effect { key } else { nil }
    }
    let full = RelayProof(outcome: .refused(.refused(.example(486))))
    for key in keys { _ = survey.handle(.proved(key, full)) }
    let retried = keys.flatMap { survey.handle(.ended($0, RelayEnd())) }
    #expect(retried == [.prove(keys[0], after: .seconds(2))])
    _ = survey.handle(.proved(keys[0], full))
    #expect(survey.region.servers.map(\.verdict) == [.busy, .busy, .busy])
    #expect(survey.handle(.ended(keys[0], RelayEnd())) == [])
  }

  @Test func `counts a region as failed whose relays all refuse, though its STUN server answers`() {
    var survey = Survey.proving("uk")
    _ = survey.fetched("uk", urls: ["stun:a.example:80", "turn:a.example:80"])
    _ = survey.resolve()
    survey.answer()
    survey.prove(.refused(.refused(.example(401))))
    #expect(survey.region.servers.map(\.verdict) == [.ok, .rejected])
    #expect(survey.region.verdict == .rejected)
  }

  @Test func `counts what was granted and what was given back`() {
    var survey = Survey.answering()
    survey.prove(.granted(.example), isReleased: false)
    survey.refetch()
    _ = survey.fetched("uk", urls: ["turn:a.example:80"])
    survey.prove(.granted(.example))
    let counts = survey.moment.traffic.allocations
    #expect(counts.granted == 2)
    #expect(counts.released == 1)
  }

  @Test func `settles on a grant, and is complete once it is released`() {
    var survey = Survey.answering()
    _ = survey.handle(.observed(RelayKey.example(.udp).target, .finished))
    #expect(!survey.isSettled)
    _ = survey.handle(.proved(.example(.udp), RelayProof(outcome: .granted(.example))))
    #expect(survey.isSettled)
    #expect(!survey.isComplete)
    _ = survey.handle(.ended(.example(.udp), RelayEnd(isReleased: true)))
    #expect(survey.isComplete)
  }

  @Test func `counts the release of an allocation that nobody asks about any more`() {
    var survey = Survey.answering()
    _ = survey.handle(.proved(.example(.udp), RelayProof(outcome: .granted(.example))))
    survey.refetch()
    _ = survey.fetched("uk", urls: ["stun:a.example:80"])
    _ = survey.resolve()
    _ = survey.handle(.ended(.example(.udp), RelayEnd(isReleased: true)))
    _ = survey.handle(.observed(RelayKey.example(.udp).target, .finished))
    #expect(survey.isComplete)
    #expect(survey.moment.traffic.allocations.released == 1)
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

extension Survey.Effect {
  fileprivate var summary: String {
    switch self {
    case .prove(let key, _): "prove \(key.target.transport)"
    case .probe(let target): "probe \(target.transport)"
    default: "\(self)"
    }
  }
}

extension Survey {
  fileprivate static func proving(_ names: String...) -> Survey {
    Survey(
      regions: names.compactMap { Region(named: $0) }, families: [.ipv4], provesRelays: true)
  }

  /// One region with one relay that answers Bindings and is not proven yet.
  fileprivate static func answering() -> Survey {
    var survey = proving("uk")
    _ = survey.fetched("uk", urls: ["turn:a.example:80"])
    _ = survey.resolve()
    survey.answer()
    return survey
  }

  fileprivate var moment: Snapshot {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    return snapshot(service: service, elapsed: .zero, version: 1)
  }

  fileprivate var region: RegionSnapshot { moment.regions[0] }

  fileprivate mutating func fetched(_ name: String, urls: [String]) -> [Effect] {
    let servers = urls.map {
      ICEServer(urls: [$0], username: Secret("user"), credential: Secret("password"))
    }
    let region = Region(named: name) ?? .uk
    return handle(
      .fetched(
        FetchOutcome(
          region: region, took: .zero, result: .success(.init(status: 200, servers: servers)))))
  }

  fileprivate mutating func resolve() -> [Effect] {
    handle(.resolved(host: "a.example", .success([IPAddress(198, 51, 100, 1)]), took: .zero))
  }

  fileprivate mutating func answer() {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, .example)
    let target = RelayKey.example(.udp).target
    for observation in [ProbeObservation.sent, .answered(message, after: .milliseconds(12))] {
      _ = handle(.observed(target, observation))
    }
  }

  fileprivate mutating func prove(
    _ outcome: RelayProof.Outcome, isReleased: Bool = true, remains: Duration? = nil,
    trail: [TransportAddress] = []
  ) {
    _ = handle(.proved(.example(.udp), RelayProof(outcome: outcome, trail: trail)))
    _ = handle(.ended(.example(.udp), RelayEnd(isReleased: isReleased, remains: remains)))
  }
}

extension Region {
  fileprivate static let uk = Region(named: "uk") ?? .accountDefault
}

extension RelayKey {
  fileprivate static func example(_ transport: Transport) -> RelayKey {
    RelayKey(
      target: Target(
        transport: transport,
        address: TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 80)),
      credential: LongTermCredential(username: "user", password: "password"))
  }
}

extension TransportAddress {
  fileprivate static let example = TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 50_000)
}

extension Grant {
  fileprivate static let example = example()

  fileprivate static func example(
    relayed: String = "198.51.100.1", integrity: AnswerIntegrity = .valid
  ) -> Grant {
    Grant(
      relayed: TransportAddress(ip: IPAddress(relayed) ?? IPAddress(0, 0, 0, 0), port: 50_000),
      lifetime: .seconds(600), integrity: integrity, roundTrip: .milliseconds(25))
  }
}

extension Refusal {
  fileprivate static func example(_ code: Int) -> Refusal {
    Refusal(.allocate, ErrorCode(code: code, reason: "Reason"))
  }
}

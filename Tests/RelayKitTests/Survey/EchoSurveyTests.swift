import RelayKit
import STUN
import Testing

/// When a survey sends echoes through its relays, in which order, and what it makes of them.
@Suite struct EchoSurveyTests {
  @Test func `waits until every relay is proven and given back, and tells before it sends`() {
    var survey = Survey.echoing("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
    _ = survey.resolve("a.example", 1)
    survey.answer(.udp(1), after: 12)
    survey.answer(.tcp(1), after: 13)
    #expect(survey.granted(.udp(1)) == [])
    #expect(survey.granted(.tcp(1)) == [])
    #expect(survey.released(.tcp(1)) == [])
    #expect(
      survey.released(.udp(1)) == [
        .announce(
          """
          relay echo: 2 relays, 50 packets of 160 B each, there and back: up to 71.6 kB, which \
          providers bill; allowed is 1 MB
          """),
        .echo(.udp(1), through: RelayKey.udp(1).target, within: 35_800, after: .zero),
      ])
    #expect(!survey.isComplete)
  }

  /// As many bytes for each of its two allocations as the relay's proof took, twice.
  @Test func `keeps room for as much as the relay's proof took`() {
    var survey = Survey.echoing(["uk"], budget: 40_000)
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolve("a.example", 1)
    survey.answer(.udp(1), after: 12)
    _ = survey.granted(.udp(1))
    #expect(
      survey.released(.udp(1), bytes: 2_600) == [
        .announce(
          """
          relay echo: none begins: one takes up to 43.2 kB, 40 kB of 40 kB is left; 1 more would \
          take --relay-budget 43.2k
          """)
      ])
  }

  @Test func `sends none where none is asked for`() {
    var survey = Survey(regions: [.uk], families: [.ipv4], provesRelays: true)
    #expect(survey.proveOne() == [])
    #expect(survey.moment.echoes == nil)
  }

  @Test func `sends through relays of one user on one server one after the other`() {
    var survey = Survey.echoing("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
    _ = survey.resolve("a.example", 1)
    survey.answer(.udp(1), after: 12)
    survey.answer(.tcp(1), after: 13)
    _ = survey.granted(.udp(1)) + survey.granted(.tcp(1)) + survey.released(.tcp(1))
    #expect(survey.released(.udp(1)).echoes == [.udp(1)])
    #expect(survey.echoed(.udp(1), .measured()).echoes == [.tcp(1)])
    #expect(survey.echoed(.tcp(1), .measured()) == [])
    #expect(survey.moment.traffic.relayedBytes == 2 * 34_400)
  }

  @Test func `runs five at once, of each region the nearest first, and the next as one ends`() {
    let names = ["uk", "usa", "asia", "europe", "canada", "india", "global"]
    var survey = Survey.echoing(names)
    let effects = survey.proveOneEach(names)
    #expect(effects.echoes == [.udp(7), .udp(6), .udp(5), .udp(4), .udp(3)])
    #expect(survey.echoed(.udp(5), .measured()).echoes == [.udp(2)])
  }

  @Test func `has room for one relay of each region before a second of any`() {
    var survey = Survey.echoing(["uk", "usa"], budget: 2 * RelayEchoProfile.voice.price)
    let urls = ["turn:HOST:80", "turn:HOST:81"]
    let effects = survey.proveOneEach(["uk", "usa"], urls)
    #expect(effects.echoes == [.udp(2), .udp(1)])
    #expect(survey.moment.echoes?.leftOut == 2)
    #expect(survey.echoed(.udp(1), .measured()) == [])
    #expect(survey.echoed(.udp(2), .measured()) == [])
    #expect(survey.isSettled)
  }

  @Test func `sends once for regions of the same relay, and once a fetch`() {
    var survey = Survey.echoing("uk", "usa")
    _ = survey.fetched("usa", ["turn:a.example:80"])
    #expect(survey.proveOne().echoes == [.udp(1)])
    _ = survey.echoed(.udp(1), .measured())
    #expect(survey.moment.regions.map { $0.servers[0].stage } == [.relay, .relay])
    survey.refetch()
    _ = survey.fetched("usa", ["turn:a.example:80"])
    #expect(survey.proveOne().echoes == [.udp(1)])
    #expect(survey.moment.regions[0].servers[0].relayStatistics?.received == 50)
  }

  @Test func `asks the server that granted, where the first one sent it elsewhere`() {
    var survey = Survey.echoing("uk")
    let elsewhere = TransportAddress(ip: IPAddress(198, 51, 100, 99), port: 3478)
    var target = RelayKey.udp(1).target
    target.address = elsewhere
    #expect(
      survey.proveOne(trail: [RelayKey.udp(1).target.address, elsewhere]).last
        == .echo(.udp(1), through: target, within: 35_800, after: .zero))
  }

  @Test func `gives a quota the time to forget what was released, once`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    #expect(
      survey.echoed(.udp(1), .failed(.noRoom)) == [
        .echo(.udp(1), through: RelayKey.udp(1).target, within: 35_800, after: .seconds(2))
      ])
    #expect(!survey.isComplete)
    #expect(survey.moment.regions[0].servers[0].relayNote == nil)
    #expect(survey.echoed(.udp(1), .failed(.noRoom)) == [])
    #expect(survey.isComplete)
  }

  @Test(arguments: [
    Row(.measured(), .ok, .relay, nil, nil),
    Row(
      .measured(lost: 2), .degraded, .relay,
      "loses 4 % of the packets through the relay and back: try another transport or region", nil),
    Row(
      .silent, .degraded, .allocate, "relays nothing: permission granted, but no packet came back",
      nil),
    Row(
      .failed(.exceeded(limit: 35_800)), .degraded, .allocate,
      "sends more than it was asked to relay: the echo was stopped at 35.8 kB", nil),
    Row(
      .failed(.forbidden(Refusal(.channelBind, .forbidden))), .ok, .allocate, nil,
      """
      policy: the server relays to no address of its own (403), so the data path is not proven
      """),
    Row(
      .failed(.noRoom), .ok, .allocate, nil,
      "quota leaves no room for two allocations at once: the data path is not proven"),
    Row(
      .failed(.unreachable(.refused)), .ok, .allocate, nil,
      """
      the data path is not proven: connection refused: nothing listens there, or a firewall \
      rejects it; check host and port
      """),
    Row(
      .failed(.refused(.silent(.channelBind, transmissions: 3))), .ok, .allocate, nil,
      "the data path is not proven: ChannelBind failed: no answer to 3 of them"),
    Row(.failed(.cancelled), .ok, .allocate, nil, nil),
  ])
  func `says of a relay what the echo says`(row: Row) {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    _ = survey.echoed(.udp(1), row.end)
    if row.end.outcome == .noRoom { _ = survey.echoed(.udp(1), row.end) }
    let region = survey.moment.regions[0]
    #expect(region.servers[0].verdict == row.verdict)
    #expect(region.servers[0].stage == row.stage)
    #expect(region.servers[0].reason == row.reason)
    #expect(region.servers[0].relayNote == row.note)
    #expect(region.servers[0].relayStatistics == row.end.statistics)
    #expect(region.verdict == row.verdict)
    #expect(region.reason == row.reason ?? row.note)
    #expect(survey.isComplete)
  }

  @Test func `tells of packets that came twice or late, and counts what was foreign`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    var end = RelayEchoEnd.measured(lost: 2)
    end.strays.duplicates = 3
    end.strays.late = 2
    end.strays.foreign = 4
    _ = survey.echoed(.udp(1), end)
    #expect(
      survey.moment.regions[0].servers[0].relayNote
        == "through the relay 3 packets came twice, 2 came too late and count as lost")
    #expect(survey.moment.traffic.foreign == 4)
  }

  @Test func `counts an echo's bytes as relayed, and its allocations with all others`() {
    var survey = Survey.echoing("uk")
    _ = survey.proveOne()
    _ = survey.echoed(.udp(1), .measured())
    let traffic = survey.moment.traffic
    #expect(traffic.allocations.granted == 3 && traffic.allocations.released == 3)
    #expect(traffic.relayedBytes == 34_400)
    #expect(survey.moment.echoes?.spent == 34_400)
  }

  struct Row: CustomTestStringConvertible {
    var end: RelayEchoEnd
    var verdict: Verdict
    var stage: Stage
    var reason: DisplayText?
    var note: DisplayText?
    var testDescription: String { "\(end.outcome)" }

    init(
      _ end: RelayEchoEnd, _ verdict: Verdict, _ stage: Stage, _ reason: DisplayText?,
      _ note: DisplayText?
    ) {
      self.end = end
      self.verdict = verdict
      self.stage = stage
      self.reason = reason
      self.note = note
    }
  }
}

extension RelayEchoEnd {
  fileprivate static func measured(lost: Int = 0) -> RelayEchoEnd {
    .example(.measured, times: Array(repeating: 24, count: 50 - lost), lost: lost).withTraffic
  }

  fileprivate static var silent: RelayEchoEnd {
    .example(.silent, times: [], lost: 50).withTraffic
  }

  fileprivate static func failed(_ outcome: Outcome) -> RelayEchoEnd { .example(outcome) }

  private var withTraffic: RelayEchoEnd {
    var end = self
    end.traffic.bytesSent = 17_000
    end.traffic.bytesReceived = 17_400
    return end
  }
}

extension [Survey.Effect] {
  /// The relays that echoes are sent through.
  fileprivate var echoes: [RelayKey] {
    compactMap { if case .echo(let key, _, _, _) = $0 { key } else { nil } }
  }
}

extension Survey {
  fileprivate static func echoing(_ names: String...) -> Survey { echoing(names) }

  fileprivate static func echoing(_ names: [String], budget: Int = 1_000_000) -> Survey {
    Survey(
      regions: names.compactMap { Region(named: $0) }, families: [.ipv4], provesRelays: true,
      echoes: EchoBudget(limit: budget))
  }

  fileprivate var moment: Snapshot {
    let service = ServiceIdentity(url: "test", keyHint: nil, isDemo: false, startedSince1970: 0)
    return snapshot(service: service, elapsed: .zero, version: 1)
  }

  fileprivate mutating func fetched(_ name: String, _ urls: [String]) -> [Effect] {
    let servers = urls.map {
      ICEServer(urls: [$0], username: Secret("user"), credential: Secret("password"))
    }
    return handle(
      .fetched(
        FetchOutcome(
          region: Region(named: name) ?? .uk, took: .zero,
          result: .success(.init(status: 200, servers: servers)))))
  }

  fileprivate mutating func resolve(_ host: String, _ number: UInt8) -> [Effect] {
    handle(.resolved(host: host, .success([IPAddress(198, 51, 100, number)]), took: .zero))
  }

  fileprivate mutating func answer(_ key: RelayKey, after time: Int) {
    var generator = SystemRandomNumberGenerator()
    var message = Message(.success, .binding, transactionID: .random(using: &generator))
    message.append(.xorMappedAddress, TransportAddress(ip: IPAddress(203, 0, 113, 7), port: 4))
    for observation in [
      ProbeObservation.sent, .answered(message, after: .milliseconds(time)), .finished,
    ] {
      _ = handle(.observed(key.target, observation))
    }
  }

  fileprivate mutating func granted(
    _ key: RelayKey, trail: [TransportAddress] = []
  ) -> [Effect] {
    let relayed = TransportAddress(ip: IPAddress(198, 51, 100, 1), port: 50_000)
    let grant = Grant(relayed: relayed, lifetime: .seconds(600))
    return handle(.proved(key, RelayProof(outcome: .granted(grant), trail: trail)))
  }

  fileprivate mutating func released(_ key: RelayKey, bytes: Int = 0) -> [Effect] {
    var end = RelayEnd(isReleased: true)
    end.traffic.bytesReceived = bytes
    return handle(.ended(key, end))
  }

  fileprivate mutating func echoed(_ key: RelayKey, _ end: RelayEchoEnd) -> [Effect] {
    handle(.echoed(key, end))
  }

  /// Takes the one relay of `uk` all the way to its release, and returns what comes of that.
  fileprivate mutating func proveOne(trail: [TransportAddress] = []) -> [Effect] {
    _ = fetched("uk", ["turn:a.example:80"])
    _ = resolve("a.example", 1)
    answer(.udp(1), after: 12)
    return granted(.udp(1), trail: trail) + released(.udp(1))
  }

  /// The same for regions of a server each, the last of them the nearest.
  fileprivate mutating func proveOneEach(
    _ names: [String], _ urls: [String] = ["turn:HOST:80"]
  ) -> [Effect] {
    for (index, name) in names.enumerated() {
      _ = fetched(name, urls.map { $0.replacing("HOST", with: "\(name).example") })
      _ = resolve("\(name).example", UInt8(index + 1))
    }
    let keys = names.indices.flatMap { index in
      urls.indices.map { RelayKey.udp(UInt8(index + 1), port: UInt16(80 + $0)) }
    }
    for (index, key) in keys.enumerated() { answer(key, after: 100 - index / urls.count) }
    for key in keys { _ = granted(key) }
    return keys.flatMap { released($0) }
  }
}

extension Region {
  fileprivate static let uk = Region(named: "uk") ?? .accountDefault
}

extension RelayKey {
  fileprivate static func udp(_ number: UInt8, port: UInt16 = 80) -> RelayKey {
    key(.udp, number, port)
  }
  fileprivate static func tcp(_ number: UInt8) -> RelayKey { key(.tcp, number, 80) }

  private static func key(_ transport: Transport, _ number: UInt8, _ port: UInt16) -> RelayKey {
    RelayKey(
      target: Target(
        transport: transport,
        address: TransportAddress(ip: IPAddress(198, 51, 100, number), port: port)),
      credential: LongTermCredential(username: "user", password: "password"))
  }
}

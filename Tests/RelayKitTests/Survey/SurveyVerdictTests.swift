import RelayKit
import STUN
import TestSupport
import Testing

/// What a survey says of servers, regions and paths after what it has seen.
@Suite struct SurveyVerdictTests {
  @Test func `takes verdict and reason from the same server`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn://bad", "turn:a.example:80"])
    _ = survey.handle(.resolved(host: "a.example", .failure(.unknownName), took: .milliseconds(3)))
    let region = survey.moment.regions[0]
    #expect(region.verdict == .unreachable)
    #expect(region.reason == "the name does not exist in the DNS: refetch, or check the URL")
  }

  @Test(.pitfall(.wrongRung)) func `names the rung and the cause where a name does not resolve`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.handle(.resolved(host: "a.example", .failure(.unknownName), took: .milliseconds(3)))
    let region = survey.moment.regions[0]
    #expect(region.verdict == .unreachable)
    #expect(region.servers[0].stage == .resolve)
    #expect(region.reason == "the name does not exist in the DNS: refetch, or check the URL")
    #expect(survey.isComplete)
  }

  @Test(.pitfall(.deadFamily)) func `lets a dead address not taint the one that answers`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolved("a.example", "2001:4860::1", "192.0.2.1")
    survey.observe(Target(.udp, "2001:4860::1", 80), .sent, .lost, .silent)
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    let server = survey.moment.regions[0].servers[0]
    #expect(server.verdict == .ok)
    #expect(server.address == "192.0.2.1")
    #expect(server.addresses.map(\.verdict) == [.unreachable, .ok])
    #expect(
      server.reason == """
        2001:4860::1 is dead: a browser over IPv6 gathers candidates 40 s longer; \
        mend or drop its AAAA record
        """)
  }

  @Test func `forgives a loss once it has passed from the latest samples`() {
    var survey = Survey.of("uk")
    let target = Target(.udp, "192.0.2.1", 80)
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(target, .sent, .answered(12), .sent, .lost)
    #expect(
      survey.moment.regions[0].reason == "loses 50 % of the requests: try another port or network")
    for _ in 0..<200 { survey.observe(target, .sent, .answered(12)) }
    #expect(
      survey.moment.regions[0].reason == "loses <1 % of the requests: try another port or network")
    for _ in 0..<100 { survey.observe(target, .sent, .answered(12)) }
    #expect(survey.moment.regions[0].verdict == .ok)
  }

  @Test func `says which of its paths loses, where others do not`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turn:a.example:443"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    survey.observe(Target(.udp, "192.0.2.1", 443), .sent, .answered(12), .sent, .lost)
    #expect(
      survey.moment.regions[0].reason
        == "udp 443: loses 50 % of the requests: try another port or network")
  }

  @Test func `keeps a STUN server one, whatever else comes from its address`() {
    var survey = Survey.of("uk")
    let target = Target(.udp, "192.0.2.1", 80)
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(target, .sent, .answered(12), .sent, .malformed(.cookie(1)), .lost)
    #expect(survey.moment.regions[0].verdict == .degraded)
  }

  @Test(arguments: [Transport.udp, .tcp])
  func `blames no firewall where what comes answers nothing, until silence is all`(
    transport: Transport
  ) {
    var survey = Survey.of("uk")
    let target = Target(transport, "203.0.114.1", 80)
    _ = survey.fetched("uk", ["turn:a.example:80?transport=\(transport)"])
    _ = survey.resolved("a.example", "203.0.114.1")
    survey.observe(target, .sent, .foreign, .lost, .silent)
    let region = survey.moment.regions[0]
    #expect(region.verdict == .unreachable)
    #expect(
      region.reason == """
        what comes back answers nothing that was asked: another service, or a middlebox that \
        alters or delays what passes; check the port, or try another network
        """)
    survey.observe(target, .sent, .answered(12), .sent, .lost, .silent)
    #expect(survey.moment.regions[0].reason != region.reason)
  }

  /// Proxies with fake addresses have a server behind each, as long as they work.
  @Test func `waits for an answer from an address for benchmarks before it calls it parked`() {
    var survey = Survey.of("uk")
    let target = Target(.udp, "198.18.0.1", 3478)
    _ = survey.fetched("uk", ["turn:a.example"])
    #expect(survey.resolved("a.example", "198.18.0.1") == [.probe(target)])
    #expect(survey.moment.regions[0].verdict == .pending)
    #expect(survey.moment.network.strayHosts.isEmpty)
    survey.observe(target, .sent, .lost, .silent)
    #expect(
      survey.moment.regions[0].reason == """
        parked address 198.18.0.1: it is for benchmarks (RFC 2544), and handed out by proxies in \
        the place of another; ask another resolver, or refetch
        """)
    survey.observe(target, .sent, .answered(12))
    #expect(survey.moment.network.strayHosts.isEmpty)
  }

  @Test func `names whence answers come that no flow can get, unless there is one`() {
    var survey = Survey.of("uk")
    let target = Target(.udp, "198.18.0.1", 3478)
    let elsewhere = TransportAddress(ip: IPAddress(198, 18, 0, 2), port: 3478)
    _ = survey.fetched("uk", ["turn:a.example"])
    _ = survey.resolved("a.example", "198.18.0.1")
    let inquiry = MappingExploration(displaced: [target.address: elsewhere])
    _ = survey.handle(.inquired(inquiry))
    survey.observe(target, .sent, .lost, .silent)
    #expect(survey.moment.regions[0].verdict == .misconfigured)
    #expect(
      survey.moment.regions[0].reason == """
        answers come from 198.18.0.2:3478, not from the address asked: a multihomed server or a \
        middlebox; browsers drop them; have it answer from where it is asked
        """)
    survey.observe(target, .sent, .answered(12))
    _ = survey.handle(.inquired(inquiry))
    #expect(survey.moment.regions[0].servers[0].verdict != .misconfigured)
  }

  @Test func `degrades a region of which one path is blocked, and names the path`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turn:a.example:443?transport=tcp"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .lost, .silent)
    survey.observe(Target(.tcp, "192.0.2.1", 443), .sent, .answered(12))
    let moment = survey.moment
    #expect(moment.regions[0].verdict == .degraded)
    #expect(
      moment.regions[0].reason == """
        udp 80: no answer here while tcp 443 works: a firewall drops UDP; let UDP out, \
        or use tcp 443
        """)
    #expect(
      moment.paths == [
        NetworkPath(transport: .udp, port: 80, state: .blocked),
        NetworkPath(transport: .tcp, port: 443, state: .ok),
      ])
  }

  @Test func `tells nothing of a path on which only names failed`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turns:b.example:443?transport=tcp"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    _ = survey.handle(.resolved(host: "b.example", .failure(.unknownName), took: .zero))
    #expect(survey.moment.paths.map(\.state) == [.ok, .unknown])
  }

  @Test func `ranks by the transport a client would use first`() {
    var survey = Survey.of("uk", "us_east", "india")
    for (region, host) in [("uk", "a"), ("us_east", "b"), ("india", "c")] {
      _ = survey.fetched(
        region, ["turn:\(host).example:80", "turn:\(host).example:80?transport=tcp"])
    }
    _ = survey.resolved("a.example", "192.0.2.1")
    _ = survey.resolved("b.example", "192.0.2.2")
    _ = survey.resolved("c.example", "192.0.2.3")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(30))
    survey.observe(Target(.tcp, "192.0.2.1", 80), .sent, .answered(10))
    survey.observe(Target(.udp, "192.0.2.2", 80), .sent, .lost, .silent)
    survey.observe(Target(.tcp, "192.0.2.2", 80), .sent, .answered(15))
    #expect(survey.moment.regions.map(\.rank) == [2, 1, nil])
    #expect(survey.moment.best == Region("us_east"))
  }

  @Test func `tells what a Binding error says, and that it works all the same`() throws {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    var message = Message(
      .failure, .binding,
      transactionID: try #require(TransactionID(bytes: [UInt8](repeating: 1, count: 12))))
    message.append(.errorCode, ErrorCode(code: 420, reason: "Unknown\u{1B}[2J"))
    survey.observe(
      Target(.udp, "192.0.2.1", 80), .sent, .answered(message, after: .milliseconds(9)))
    let server = survey.moment.regions[0].servers[0]
    #expect(server.verdict == .degraded)
    #expect(server.errorCode == 420)
    #expect(server.reason == "answers Binding with an error: 420 Unknown?[2J; use another URL")
  }
}

import RelayKit
import STUN
import TestSupport
import Testing

/// What a survey resolves, probes and stops, once it knows what is to be measured.
@Suite struct SurveyTests {
  @Test func `resolves a host once and probes each of its targets once`() {
    var survey = Survey.of("us_east", "usa")
    let urls = ["stun:a.example:80", "turn:a.example:80", "turn:a.example:80?transport=tcp"]
    #expect(survey.fetched("us_east", urls) == [.resolve(host: "a.example")])
    #expect(
      survey.resolved("a.example", "192.0.2.1") == [
        .probe(Target(.udp, "192.0.2.1", 80)), .probe(Target(.tcp, "192.0.2.1", 80)),
      ])
    #expect(survey.fetched("usa", urls) == [])
    #expect(survey.moment.regions.map(\.sameAs) == [[Region("usa")], [Region("us_east")]])
  }

  @Test func `gives a server of another name at the same address the same figures`() {
    var survey = Survey.of("us_east", "usa")
    _ = survey.fetched("us_east", ["turn:a.example:80"])
    _ = survey.fetched("usa", ["turn:b.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    #expect(survey.resolved("b.example", "192.0.2.1") == [])
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    #expect(
      survey.moment.regions.map { $0.servers[0].statistics.p50 } == [
        .milliseconds(12), .milliseconds(12),
      ])
  }

  @Test(.pitfall(.serverName)) func `probes TLS once for each name that a certificate must be for`()
  {
    var survey = Survey.of("us_east", "usa")
    _ = survey.fetched("us_east", ["turns:a.example:443?transport=tcp"])
    _ = survey.fetched("usa", ["turns:b.example:443?transport=tcp"])
    #expect(
      survey.resolved("a.example", "192.0.2.1") == [
        .probe(Target(.tls, "192.0.2.1", 443, "a.example"))
      ])
    #expect(
      survey.resolved("b.example", "192.0.2.1") == [
        .probe(Target(.tls, "192.0.2.1", 443, "b.example"))
      ])
  }

  @Test(.pitfall(.addressSyntax)) func `keeps a URL that does not parse as a row of its own`() {
    var survey = Survey.of("uk")
    #expect(
      survey.fetched("uk", ["turn://a.example", "turn:a.example:80"]) == [
        .resolve(host: "a.example")
      ])
    let servers = survey.moment.regions[0].servers
    #expect(servers.map(\.verdict) == [.misconfigured, .pending])
    #expect(servers[0].url == "turn://a.example")
    #expect(servers[0].reason == "// after turn: write it without (RFC 7065 §3.1)")
  }

  @Test func `says of a URL that does not parse why, without a path it has not`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["stun:bad host:1", "stun:a.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    let region = survey.moment.regions[0]
    #expect(region.verdict == .degraded)
    #expect(region.reason == "host \"bad host:1\" is not a name or an address")
  }

  @Test(.pitfall(.dtls)) func `does not probe TURN over DTLS, and says why`() {
    var survey = Survey.of("uk")
    #expect(survey.fetched("uk", ["turns:a.example:443?transport=udp"]) == [])
    #expect(survey.moment.regions[0].servers[0].verdict == .unsupported)
    #expect(survey.isComplete)
  }

  @Test func `probes only addresses of the families asked for`() {
    var survey = Survey(regions: [Region("uk")], families: [.ipv6])
    _ = survey.fetched("uk", ["turn:a.example:80"])
    #expect(
      survey.resolved("a.example", "192.0.2.1", "2001:db8::1") == [
        .probe(Target(.udp, "2001:db8::1", 80))
      ])
  }

  @Test func `is complete once every target has its samples`() {
    var survey = Survey.of("uk")
    #expect(!survey.isComplete)
    _ = survey.fetched("uk", ["turn:a.example:80"])
    #expect(!survey.isComplete)
    _ = survey.resolved("a.example", "192.0.2.1")
    #expect(!survey.isComplete)
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12), .finished)
    #expect(survey.isComplete)
  }

  @Test func `stops what a refetch no longer names and keeps the rest's figures`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80", "turn:a.example:443"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.observe(Target(.udp, "192.0.2.1", 80), .sent, .answered(12))
    survey.refetch()
    #expect(survey.moment.regions[0].fetch == .loading)
    #expect(
      survey.fetched("uk", ["turn:a.example:80"]) == [
        .resolve(host: "a.example"), .stop(Target(.udp, "192.0.2.1", 443)),
      ])
    #expect(survey.moment.regions[0].servers.map(\.statistics.p50) == [.milliseconds(12)])
  }

  @Test func `measures a host at its new address once a refetch finds it moved`() {
    var survey = Survey.of("uk")
    _ = survey.fetched("uk", ["turn:a.example:80"])
    _ = survey.resolved("a.example", "192.0.2.1")
    survey.refetch()
    #expect(survey.fetched("uk", ["turn:a.example:80"]) == [.resolve(host: "a.example")])
    #expect(
      survey.resolved("a.example", "192.0.2.2") == [
        .probe(Target(.udp, "192.0.2.2", 80)), .stop(Target(.udp, "192.0.2.1", 80)),
      ])
  }
}

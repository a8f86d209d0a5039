import RelayKit
import STUN
import Testing

/// When a survey sends echoes through its relays, and in which order.
@Suite struct EchoSurveyTests {
  @Test func `waits until every relay is proven and given back, and tells before it sends`() {
    var survey = Survey.echoing("uk")
    _ = survey.fetchedRelays("uk", ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
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
    _ = survey.fetchedRelays("uk", ["turn:a.example:80"])
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
    _ = survey.fetchedRelays("uk", ["turn:a.example:80", "turn:a.example:80?transport=tcp"])
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
    _ = survey.fetchedRelays("usa", ["turn:a.example:80"])
    #expect(survey.proveOne().echoes == [.udp(1)])
    _ = survey.echoed(.udp(1), .measured())
    #expect(survey.moment.regions.map { $0.servers[0].stage } == [.relay, .relay])
    survey.refetch()
    _ = survey.fetchedRelays("usa", ["turn:a.example:80"])
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
}

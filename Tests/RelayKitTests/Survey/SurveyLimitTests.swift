import RelayKit
import STUN
import Testing

/// What becomes of the URLs of a region that names many.
@Suite struct SurveyLimitTests {
  @Test(arguments: [
    (64, 64, nil), (65, 64, "names 65 URLs; the first 64 are probed" as DisplayText),
    (5000, 64, "names 5000 URLs; the first 64 are probed"),
  ])
  func `probes the first of them, and says so`(named: Int, probed: Int, reason: DisplayText?) {
    var survey = Survey(regions: [.accountDefault], families: [.ipv4])
    let servers = (0..<named).map { ICEServer(urls: ["turn:a.example:\($0 + 1)"]) }
    let fetched = FetchOutcome(
      region: .accountDefault, took: .zero,
      result: .success(.init(status: 200, servers: servers)))
    #expect(survey.handle(.fetched(fetched)) == [.resolve(host: "a.example")])
    let region = survey.moment.regions[0]
    #expect(region.servers.map(\.uri?.port) == (1...UInt16(probed)).map { $0 })
    #expect(region.iceServers == servers)
    #expect(region.reason == reason)
  }

  @Test func `probes more of a file of one's own`() throws {
    let region = try #require(Region.files(at: ["own.json"]).first)
    var survey = Survey(regions: [region], families: [.ipv4])
    let servers = [ICEServer(urls: (0..<10_001).map { "turn:a.example:\($0 + 1)" })]
    let fetched = FetchOutcome(
      region: region, took: .zero, result: .success(.init(status: nil, servers: servers)))
    _ = survey.handle(.fetched(fetched))
    #expect(survey.moment.regions[0].servers.count == 10_000)
    #expect(
      survey.moment.regions[0].reason == "names 10001 URLs; the first 10000 are probed")
  }

  @Test func `says so beside what else there is to say`() {
    var survey = Survey(regions: [.accountDefault], families: [.ipv4])
    let servers = [ICEServer(urls: Array(repeating: "turn:", count: 65))]
    let fetched = FetchOutcome(
      region: .accountDefault, took: .zero,
      result: .success(.init(status: 200, servers: servers)))
    _ = survey.handle(.fetched(fetched))
    #expect(
      survey.moment.regions[0].reason == """
        names 65 URLs; the first 64 are probed; host "" is not a name or an address
        """)
  }
}

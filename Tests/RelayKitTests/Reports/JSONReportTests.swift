import RelayKit
import TestSupport
import Testing

@Suite struct JSONReportTests {
  @Test(.acceptance(.batchAndLinear))
  func `writes the whole contract, null where nothing is known`() throws {
    let text = try report(snapshot, samples: true)
    #expect(text == ReportFixture.expectedJSON)
  }

  @Test func `says what came through the relay and back, and what that cost`() throws {
    var snapshot = ReportFixture.echoed
    snapshot.regions[0].servers[2].relayNote = "policy"
    let text = try report(snapshot)
    let roundTrips = """
                "relay_note" : null,
                "relay_rtt" : {
                  "jitter" : 0.35,
                  "last" : 25.1,
                  "loss_pct" : 0,
                  "max" : 25.6,
                  "mean" : 25.433,
                  "min" : 24.9,
                  "p50" : 25.1,
                  "p95" : 25.6,
                  "received" : 3,
                  "sent" : 3,
                  "stdev" : 0.2
                },
      """
    #expect(text.ranges(of: roundTrips).count == 2)
    #expect(text.ranges(of: "\"relay_note\" : \"policy\"").count == 1)
    #expect(text.contains("\"relayed_bytes\" : 68800,"))
  }

  @Test func `says how a call over UDP would sound`() throws {
    let quality = """
            "call_quality" : {
              "category" : "best",
              "delay_ms" : 52.4,
              "mos" : 4.409,
              "r" : 93.2
            },
      """
    #expect(try report(ReportFixture.echoed).ranges(of: quality).count == 2)
  }

  @Test func `lists samples only where they are asked for`() throws {
    #expect(try !report(snapshot, samples: false).contains("samples_ms"))
  }

  @Test(arguments: [(nil, "null"), (false, "false"), (true, "true")] as [(Bool?, String)])
  func `says of IPv6 what is known`(answers: Bool?, expected: String) throws {
    var snapshot = snapshot
    snapshot.network.answersOverIPv6 = answers
    #expect(try report(snapshot).contains("\"ipv6\" : \(expected),"))
  }

  @Test func `says what the network does to calls`() throws {
    var snapshot = snapshot
    snapshot.network.mapping = .endpointIndependent
    snapshot.network.proxy = "proxy.example:3128"
    snapshot.network.causes = ["UDP gets no answer"]
    let text = try report(snapshot)
    #expect(text.contains("\"nat_mapping\" : \"endpoint_independent\","))
    #expect(text.contains("\"proxy\" : \"proxy.example:3128\""))
    #expect(text.contains("\"UDP gets no answer\""))
  }

  @Test func `names the file that a region comes from`() throws {
    var snapshot = snapshot
    let file = try #require(Region.files(at: ["/etc/turn\u{1B}/own.json"]).first)
    snapshot.regions = [RegionSnapshot(region: file)]
    let text = try report(snapshot)
    #expect(text.contains("\"region\" : \"own\","))
    #expect(text.contains("\"source\" : \"file\","))
    #expect(text.contains("\"file\" : \"/etc/turn?/own.json\","))
  }

  @Test func `never shows a credential`() throws {
    let text = try report(ReportFixture.snapshot, samples: true)
    #expect(!text.contains("user-91") && !text.contains("pw-73") && !text.contains("3f1c"))
  }

  @Test func `says what it costs to let the service choose`() throws {
    let routed = """
            "routed" : {
              "behind_ms" : 18.6,
              "nearest" : "us_east",
              "servers_of" : null
            },
      """
    let text = try report(ReportFixture.snapshot)
    #expect(text.contains(routed))
    #expect(text.ranges(of: "\"routed\" : null").count == 6)
  }

  /// A region with every figure, its twin, one that has no URL that parses, and one refused.
  private var snapshot: Snapshot {
    var snapshot = ReportFixture.snapshot
    snapshot.regions = [2, 1, 6, 4].map { snapshot.regions[$0] }
    snapshot.regions[0].servers = [ReportFixture.usEast.servers[3]]
    snapshot.regions[1].servers = []
    snapshot.best = Ranking.rank(&snapshot.regions)
    return snapshot
  }

  private func report(_ snapshot: Snapshot, samples: Bool = false) throws -> String {
    try JSONReport.lines(
      of: snapshot, options: ReportOptions(version: "1.2.3", includesSamples: samples)
    ).map { $0.text + "\n" }.joined()
  }
}

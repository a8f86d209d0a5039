import RelayKit
import TestSupport
import Testing

@Suite struct TableReportTests {
  @Test func `prints a line a region by rank, then the network and the best`() {
    #expect(
      report(ReportFixture.snapshot) == """
        turntop 1.2.3  https://app.metered.live  answers only: relays not proven

         #   region   udp ms  tcp ms  tls ms  jitter  loss %  verdict        reason
         1   us_east    12.4    12.6    12.9     0.4       0  ok
         1=  usa        12.4    12.6    12.9     0.4       0  ok             same servers as us_east
         3   global     31.0                     0.4       0  ok
         4   uk        184.0                     0.4      33  degraded       tcp 80: no answer within 3 s; a firewall may drop what goes there, try tls 443
             india                                            rejected       Invalid API Key
             asia                                             pending
             oceania                                          misconfigured  // after turn: write it without (RFC 7065 section 3.1)

        network  udp/80 ok, tcp/80 ok, tls/443 unknown
                 seen as 203.0.113.7
        best     us_east: 12.4 ms over UDP, the same servers as usa, 18.6 ms ahead of global; no loss
        call     about MOS 4.4 (R 93, best) through us_east, an estimate by the E-model (ITU-T G.107)
        ignored  2 messages that answered nothing asked, or came from another address
        routed   global answers from 31.0 ms away, 18.6 ms behind us_east

        """)
  }

  @Test func `breaks what is longer than a terminal, and keeps the columns`() {
    #expect(
      report(ReportFixture.snapshot, width: 80) == """
        turntop 1.2.3  https://app.metered.live  answers only: relays not proven

         #   region   udp ms  tcp ms  tls ms  jitter  loss %  verdict        reason
         1   us_east    12.4    12.6    12.9     0.4       0  ok
         1=  usa        12.4    12.6    12.9     0.4       0  ok
              same servers as us_east
         3   global     31.0                     0.4       0  ok
         4   uk        184.0                     0.4      33  degraded
              tcp 80: no answer within 3 s; a firewall may drop what goes there, try tls
              443
             india                                            rejected
              Invalid API Key
             asia                                             pending
             oceania                                          misconfigured
              // after turn: write it without (RFC 7065 section 3.1)

        network  udp/80 ok, tcp/80 ok, tls/443 unknown
                 seen as 203.0.113.7
        best     us_east: 12.4 ms over UDP, the same servers as usa, 18.6 ms ahead of
                 global; no loss
        call     about MOS 4.4 (R 93, best) through us_east, an estimate by the E-model
                 (ITU-T G.107)
        ignored  2 messages that answered nothing asked, or came from another address
        routed   global answers from 31.0 ms away, 18.6 ms behind us_east

        """)
  }

  @Test func `shows what was relayed, where anything was`() {
    #expect(
      report(ReportFixture.echoed, width: 80) == """
        turntop 1.2.3  https://app.metered.live  5 allocations granted, 5 released

         #   region   udp ms  tcp ms  tls ms  relay ms  jitter  loss %  verdict   reason
         1   us_east    12.4    12.6    12.9      25.1     0.4       0  ok
         1=  usa        12.4    12.6    12.9      25.1     0.4       0  ok
              same servers as us_east
         3   uk        184.0                               0.4      33  degraded
              tcp 80: no answer within 3 s; a firewall may drop what goes there, try tls
              443

        network  udp/80 ok, tcp/80 ok, tls/443 unknown
                 seen as 203.0.113.7
        best     us_east: 12.4 ms over UDP, the same servers as usa, 254.9 ms ahead of
                 uk, penalties of 83.3 ms counted; no loss
        relayed  68.8 kB of 100 kB through 2 relays; 1 more would take --relay-budget
                 107.4k; relay ms: through the relay and back, twice each way
        call     about MOS 4.4 (R 93, best) through us_east, an estimate by the E-model
                 (ITU-T G.107)
        ignored  2 messages that answered nothing asked, or came from another address

        """)
  }

  @Test func `says DEMO in the first line of a demo`() {
    var snapshot = ReportFixture.snapshot
    snapshot.service.isDemo = true
    snapshot.service.url = "http://127.0.0.1:40123"
    #expect(
      report(snapshot).prefix { $0 != "\n" }
        == "turntop 1.2.3  DEMO  http://127.0.0.1:40123  answers only: relays not proven")
  }

  @Test func `names no best, and no fault, where figures were begun anew`() {
    var snapshot = Snapshot(service: ReportFixture.snapshot.service)
    snapshot.regions = [RegionSnapshot(region: .accountDefault)]
    snapshot.regions[0].verdict = .ok
    #expect(report(snapshot).hasSuffix("\nbest     not measured yet\n"))
  }

  @Test func `says that there is no relay to rank among STUN servers alone`() {
    var snapshot = Snapshot(service: ReportFixture.snapshot.service)
    snapshot.regions = [RegionSnapshot(region: .accountDefault)]
    snapshot.regions[0].verdict = .ok
    snapshot.regions[0].fetch = .fetched(took: .zero, status: nil)
    snapshot.regions[0].servers = [
      ServerSnapshot(url: "stun", uri: try? ServerURI(parsing: "stun:a.example"))
    ]
    let best = "\nbest     none: STUN servers alone, and only relays are ranked\n"
    #expect(report(snapshot).hasSuffix(best))
  }

  @Test(arguments: [(1, "1 message"), (3, "3 messages")])
  func `says what was ignored, where anything was`(count: Int, messages: String) {
    var snapshot = ReportFixture.snapshot
    snapshot.traffic.foreign = 0
    #expect(!report(snapshot).contains("ignored"))
    snapshot.traffic.foreign = count
    #expect(
      report(snapshot).contains(
        "\nignored  \(messages) that answered nothing asked, or came from another address\n"))
  }

  @Test(arguments: [(false, "none: no relay answers"), (true, "none: no relay works")])
  func `says that nothing is known where nothing is`(provesRelays: Bool, best: String) {
    var snapshot = Snapshot(service: ReportFixture.snapshot.service)
    snapshot.regions = [RegionSnapshot(region: .accountDefault)]
    snapshot.provesRelays = provesRelays
    let lines = report(snapshot).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.dropFirst().joined(separator: "\n") == """

         #  region   udp ms  tcp ms  tls ms  jitter  loss %  verdict  reason
            default                                          pending

        network  nothing known
        best     \(best)

        """)
  }

  @Test(.acceptance(.hostileData), arguments: [60, 80, 100, 133])
  func `stays within a terminal and within ASCII whatever the service says`(width: Int) {
    var snapshot = ReportFixture.snapshot
    let long = DisplayText(sanitizing: String(repeating: "größer ", count: 40))
    snapshot.service.url = long
    snapshot.regions[2].reason = long
    snapshot.regions[3].reason = DisplayText(sanitizing: String(repeating: "/x", count: 200))
    let lines = report(snapshot, width: width).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= max(width, 80) && $0.allSatisfy(\.isASCII) })
    #expect(
      lines.filter { $0.contains("größer".replacing("ö", with: "?").replacing("ß", with: "?")) }
        .count > 3)
  }

  @Test func `keeps a line a region where no terminal is, however long the reason`() {
    var snapshot = ReportFixture.snapshot
    let long = DisplayText(sanitizing: String(repeating: "long ", count: 80))
    snapshot.regions[3].reason = long
    let lines = report(snapshot).split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.contains("  uk  ") && $0.hasSuffix(" long long") && $0.count > 400 })
  }

  @Test func `says a reason once for regions of the same servers, and each its own`() {
    var snapshot = ReportFixture.snapshot
    for index in 1...2 {
      snapshot.regions[index].reason = "tcp 80: closed"
    }
    #expect(report(snapshot).count(of: "tcp 80: closed") == 1)
    #expect(report(snapshot).count(of: "same servers as us_east") == 1)
    snapshot.regions[1].reason = "refetch failed: no answer"
    #expect(report(snapshot).count(of: "tcp 80: closed") == 1)
    #expect(report(snapshot).count(of: "same servers as us_east") == 0)
  }

  private func report(_ snapshot: Snapshot, width: Int? = nil) -> String {
    TableReport.lines(of: snapshot, options: ReportOptions(version: "1.2.3", width: width))
      .map { $0.text + "\n" }.joined()
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func count(of text: String) -> Int {
    ranges(of: text).count
  }
}

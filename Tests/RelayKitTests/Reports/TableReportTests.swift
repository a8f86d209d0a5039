import RelayKit
import Testing

@Suite struct TableReportTests {
  @Test func `prints a line a region by rank, then the network and the best`() {
    #expect(
      report(ReportFixture.snapshot) == """
        turntop 1.2.3  https://app.metered.live  answers only: relays not proven

        #  region   udp ms  tcp ms  tls ms  jitter  loss %  verdict        reason
        1  us_east    12.4    12.6    12.9     0.4       0  ok
        2  usa        12.4    12.6    12.9     0.4       0  ok             same servers as us_east
        3  uk        184.0                     0.4      33  degraded
              tcp 80: no answer within 3 s; a firewall may drop what goes there, try tls 443
           india                                            rejected       Invalid API Key
           asia                                             pending
           oceania                                          misconfigured
              // after turn: write it without (RFC 7065 section 3.1)

        network  udp/80 ok  tcp/80 ok  tls/443 unknown
        best     us_east  12.4 ms

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

  @Test func `says that nothing is known where nothing is`() {
    var snapshot = Snapshot(service: ReportFixture.snapshot.service)
    snapshot.regions = [RegionSnapshot(region: .accountDefault)]
    #expect(
      report(snapshot) == """
        turntop 1.2.3  https://app.metered.live  answers only: relays not proven

        #  region   udp ms  tcp ms  tls ms  jitter  loss %  verdict  reason
           default                                          pending

        network  nothing known
        best     none: no region has answered

        """)
  }

  @Test func `stays within 100 columns of ASCII whatever the service says`() {
    var snapshot = ReportFixture.snapshot
    let long = DisplayText(sanitizing: String(repeating: "größer ", count: 40))
    snapshot.service.url = long
    snapshot.regions[0].reason = long
    let lines = report(snapshot).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 && $0.allSatisfy(\.isASCII) })
  }

  private func report(_ snapshot: Snapshot) -> String {
    TableReport.text(of: snapshot, options: ReportOptions(version: "1.2.3"))
  }
}

import RelayKit
import Testing

@Suite struct RegionFiguresTests {
  @Test func `takes the fastest relay of each transport and leaves STUN out`() {
    let region = ReportFixture.usEast
    #expect(
      RegionFigures(of: region).medians == [
        .udp: .milliseconds(12.4), .tcp: .milliseconds(12.6), .tls: .milliseconds(12.9),
      ])
  }

  @Test func `takes jitter and loss from the relay that a client would use first`() {
    var region = ReportFixture.usEast
    region.servers[2].statistics.p50 = .milliseconds(1)
    region.servers[2].statistics.jitter = .milliseconds(9)
    #expect(RegionFigures(of: region).jitter == .milliseconds(0.35))
    region.servers[1].verdict = .unreachable
    #expect(RegionFigures(of: region).jitter == .milliseconds(9))
  }

  @Test func `knows nothing of a region without relays`() {
    let figures = RegionFigures(of: RegionSnapshot(region: .accountDefault))
    #expect(figures.medians.isEmpty && figures.jitter == nil && figures.lossPercent == nil)
  }

  @Test func `tells the loss of a region that never answered`() {
    var region = ReportFixture.usEast
    for index in region.servers.indices {
      region.servers[index].verdict = .unreachable
      region.servers[index].statistics = Statistics()
      region.servers[index].statistics.lost = 5
    }
    #expect(RegionFigures(of: region).lossPercent == 100)
  }
}

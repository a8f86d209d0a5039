import RelayKit
import Testing

@Suite struct RegionFiguresTests {
  @Test func `are of the nearest relay of each transport, and not of the STUN server`() {
    let figures = ReportFixture.usEast.figures
    #expect(
      figures.medians == [
        .udp: .milliseconds(12.4), .tcp: .milliseconds(12.6), .tls: .milliseconds(12.9),
      ])
    #expect(figures.leader == ReportFixture.usEast.servers[1])
    #expect(figures.latency == .milliseconds(12.4))
    #expect(figures.p95 == .milliseconds(12.9))
    #expect(figures.jitter == .milliseconds(0.35))
    #expect(figures.lossPercent == 0)
  }

  @Test func `are of the transport that a client takes first, though another is nearer`() {
    var region = ReportFixture.usEast
    region.servers[2].statistics.p50 = .milliseconds(1)
    region.servers[2].statistics.jitter = .milliseconds(9)
    #expect(region.figures.jitter == .milliseconds(0.35))
    region.servers[1].verdict = .unreachable
    #expect(region.figures.jitter == .milliseconds(9))
    #expect(region.figures.latency == .milliseconds(1))
    #expect(region.figures.medians[.udp] == nil)
  }

  @Test func `are of what has answered where nothing works, which a call cannot take`() {
    var region = ReportFixture.usEast
    for index in region.servers.indices { region.servers[index].verdict = .rejected }
    #expect(region.figures.latency == .milliseconds(12.4))
    #expect(region.figures.medians.count == 3)
    #expect(region.figures.relay == nil)
    #expect(RegionScore(of: region) == nil)
    #expect(region.callQuality == nil)
  }

  @Test func `are of STUN servers only where there is no relay`() {
    var region = ReportFixture.usEast
    region.servers.removeLast(3)
    #expect(region.figures.latency == .milliseconds(2.5))
    #expect(region.figures.relay == nil)
    #expect(RegionScore(of: region) == nil)
  }

  @Test func `are none where nothing is known`() {
    let figures = RegionSnapshot(region: .accountDefault).figures
    #expect(figures.medians.isEmpty && figures.jitter == nil && figures.lossPercent == nil)
    #expect(figures.leader == nil && figures.subject == nil && figures.awaited.isEmpty)
  }

  @Test func `tell the loss of a region that never answered, and over what it is awaited`() {
    var region = ReportFixture.usEast
    for index in region.servers.indices {
      region.servers[index].verdict = index == 3 ? .pending : .unreachable
      region.servers[index].statistics = Statistics()
      region.servers[index].statistics.lost = 5
    }
    #expect(region.figures.lossPercent == 100)
    #expect(region.figures.subject == region.servers[1])
    #expect(region.figures.awaited == [.tls])
  }

  @Test func `are those that the rank and the estimate of a call rest on`() throws {
    let region = try RegionSnapshot.measured("uk", udp: [30, 20, 25, 21, 22], tcp: [10])
    let score = try #require(RegionScore(of: region))
    #expect(score.median == region.figures.latency)
    #expect(score.transport == region.figures.leader?.uri?.transport)
    #expect(region.callQuality == region.figures.leader.flatMap { CallQuality(of: $0.statistics) })
  }
}

import DemoRelay
import Testing

@Suite struct DemoRegionTests {
  @Test func `has every region of the endpoint's document, in its order`() {
    #expect(
      DemoRegion.all.map(\.name) == [
        "global", "north_america", "europe", "eu", "asia", "oceania", "us_west", "us_central",
        "us_east", "canada_central", "canada_east", "europe_west", "europe_central", "asia_west",
        "asia_east", "canada", "usa", "uk", "singapore", "india", "australia", "standard",
      ])
  }

  @Test func `gives every region a name of its own in the domain that never exists`() {
    let hosts = DemoRegion.all.map(\.host)
    #expect(Set(hosts).count == hosts.count)
    #expect(hosts.allSatisfy { $0.hasSuffix(".demo.invalid") })
    #expect(DemoRegion(named: "us_east")?.host == "us-east.demo.invalid")
  }

  @Test func `is near in the east of the USA and far on the other side of the world`() {
    let delays = DemoRegion.all.map(\.delay)
    #expect(delays.min() == .milliseconds(12))
    #expect(delays.max() == .milliseconds(220))
  }

  @Test func `has two regions on one machine, and a machine for each of the rest`() {
    #expect(DemoMachine.all.count == 21)
    #expect(
      DemoMachine.all.filter { $0.hosts.count > 1 }.map(\.hosts) == [
        ["us-east.demo.invalid", "usa.demo.invalid"]
      ])
  }

  @Test func `looks alike to both of its names`() throws {
    let usa = try #require(DemoRegion(named: "usa"))
    let east = try #require(DemoRegion(named: "us_east"))
    #expect(usa.delay == east.delay && usa.jitter == east.jitter && usa.loss == east.loss)
  }

  @Test func `knows no region that the document does not`() {
    #expect(DemoRegion(named: "us-east") == nil)
  }
}

import RelayKit
import Testing

@Suite struct RegionTests {
  @Test func `lists the 22 supported regions in the document's order`() {
    let names = """
      global north_america europe eu asia oceania us_west us_central us_east canada_central \
      canada_east europe_west europe_central asia_west asia_east canada usa uk singapore india \
      australia standard
      """
    #expect(Region.all.map(\.name) == names.split(separator: " ").map(String.init))
  }

  @Test func `knows the account's default, which takes no parameter`() throws {
    let region = try #require(Region(named: "default"))
    #expect(region == .accountDefault)
    #expect(region.queryValue == nil)
    #expect(!Region.all.contains(region))
  }

  @Test func `finds a region by its exact name alone`() {
    #expect(Region(named: "us_east")?.queryValue == "us_east")
    #expect(Region(named: "US_EAST") == nil)
    #expect(Region(named: "") == nil)
  }

  @Test(arguments: [
    ("us-east", "us_east"), ("US_EAST", "us_east"), ("useast", "us_east"), ("us_eats", "us_east"),
    ("sigapore", "singapore"), ("singapoer", "singapore"), ("austrlia", "australia"),
    ("north america", "north_america"), ("europ", "europe"), ("canada-centre", "canada_central"),
    ("us", "usa"), ("globl", "global"), ("defualt", "default"), ("eu_", "eu"),
  ])
  func `suggests the region that a misspelt name means`(text: String, expected: String) {
    #expect(Region.nearest(to: text)?.name == expected)
  }

  @Test(arguments: [
    "", "frankfurt", "x", "mars", "us_south_pole", String(repeating: "a", count: 99),
  ])
  func `suggests nothing where no name is close`(text: String) {
    #expect(Region.nearest(to: text) == nil)
  }
}

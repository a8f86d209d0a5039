import RelayKit
import Testing

@Suite struct RegionFilesTests {
  @Test(arguments: [
    (["own.json"], ["own"]),
    (["/etc/turn/own.json", "b/own.json", "own"], ["own", "own-2", "own-3"]),
    (["own-2.json", "own.json", "own.txt"], ["own-2", "own", "own-3"]), (["a.b.json"], ["a.b"]),
    ([".json"], [".json"]), (["us_east.json"], ["us_east-2"]), (["a\u{1B}\n.json"], ["a??"]),
    (["own.json", "own.json"], ["own", "own-2"]), (["/"], ["file"]), (["own/"], ["own"]),
  ])
  func `are named after their files, each by a name of its own`(paths: [String], names: [String])
    throws
  {
    let others = try [#require(Region(named: "us_east"))]
    let regions = Region.files(at: paths, beside: others)
    #expect(regions.map(\.name) == names)
    #expect(regions.map(\.source) == paths.map { .file($0) })
  }

  @Test func `may bear a name of the service's where that is not asked`() throws {
    let region = try #require(Region.files(at: ["us_east.json"]).first)
    #expect(region.name == "us_east")
    #expect(region != Region(named: "us_east"))
  }

  @Test func `are many without ado`() {
    let regions = Region.files(at: Array(repeating: "own.json", count: 20_000))
    #expect(Set(regions.map(\.name)).count == 20_000)
    #expect(regions.last?.name == "own-20000")
  }
}

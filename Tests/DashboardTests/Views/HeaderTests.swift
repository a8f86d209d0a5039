import Dashboard
import RelayKit
import Testing

/// The line that says which region is the best.
@Suite struct HeaderTests {
  @Test(arguments: [("", "  live"), ("p", "  paused"), ("f", "  held"), ("pf", "  paused, held")])
  func `says all that keeps the figures from moving`(_ keys: String, _ end: String) {
    var state = DashboardState.mixed
    _ = state.press(keys)
    #expect(state.draw().text.prefix { $0 != "\n" }.hasSuffix(end))
  }

  @Test func `keeps a page's title apart from what stands at its right`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 60, rows: 20))
    _ = state.press(" j j e")
    let title = "export 3 marked regions: global~  the file holds the secrets"
    #expect(state.draw().text.split(separator: "\n").contains { $0 == title })
  }

  @Test(arguments: [
    (40, "best  us_east 12.7 ms, 2 as good", "udp80 ok  udp443 no  tcp80 ok  tls443 ok"),
    (
      60, "best  us_east 12.7 ms, same as usa, tied with global",
      "udp80 ok  udp443 blocked  tcp80 ok  tls443 ok"
    ),
    (
      80, "best  us_east 12.7 ms              udp80 ok  udp443 blocked  tcp80 ok  tls443 ok",
      "      same as usa, tied with global"
    ),
    (
      100,
      """
      best  us_east 12.7 ms, same as usa, tied with global   udp80 ok  udp443 blocked  tcp80 ok  \
      tls443 ok
      """, ""
    ),
  ])
  func `names the regions that are as good in one way at every width`(
    _ columns: Int, _ best: String, _ below: String
  ) {
    #expect(Self.header(SnapshotFixtures.relays, columns) == [best, below])
  }

  @Test func `keeps the paths in their place, however many regions are as good`() {
    var snapshot = SnapshotFixtures.relays
    let lines = [0, 1, 4, 12].map { count in
      for index in snapshot.regions.indices where snapshot.regions[index].region == snapshot.best {
        snapshot.regions[index].sameAs = []
        snapshot.regions[index].tiedWith = Array(Region.all.prefix(count))
      }
      return Self.header(snapshot, 80)
    }
    let paths = "udp80 ok  udp443 blocked  tcp80 ok  tls443 ok"
    #expect(
      lines.allSatisfy { $0[0].hasSuffix(paths) && $0[0].hasPrefix("best  us_east 12.7 ms  ") })
    #expect(
      lines.map { $0[1] } == [
        "", "      tied with global", "      tied with global, north_america, europe, eu",
        "      tied with global, north_america, europe, eu, asia, oceania, 6 more",
      ])
  }

  @Test(arguments: [
    (samples: 1, isJudged: false, isTold: false), (samples: 4, isJudged: false, isTold: false),
    (samples: 5, isJudged: false, isTold: true), (samples: 1, isJudged: true, isTold: true),
  ])
  func `calls none the best before all were judged or it has samples to hold on to it`(
    samples: Int, isJudged: Bool, isTold: Bool
  ) throws {
    var snapshot = SnapshotFixtures.mixed
    if isJudged { snapshot.regions.removeAll { $0.fetch == .loading || $0.verdict == .pending } }
    let index = try #require(snapshot.regions.firstIndex { $0.region == snapshot.best })
    snapshot.regions[index].standing?.samples = samples
    let frame = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 40)).draw()
    let line = frame.text.split(separator: "\n", omittingEmptySubsequences: false)[1]
    #expect(line.hasPrefix(isTold ? "best  us_east 12.7 ms" : "best  ..  "), "\(line)")
    #expect(frame.cells.contains { $0.style.role == .best } == isTold)
  }

  /// The lines of the best region and beneath it.
  private static func header(_ snapshot: Snapshot, _ columns: Int) -> [String] {
    let state = DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 24))
    return state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)[1...2]
      .map { String($0) }
  }
}

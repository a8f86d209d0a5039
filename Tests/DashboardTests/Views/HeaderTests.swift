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
    (40, "best  us_east 12.7 ms, or usa, global"),
    (60, "best  us_east 12.7 ms, same as usa, tied with global"),
    (70, "best  us_east 12.7 ms, same as usa, tied with global"),
    (76, "best  us_east 12.7 ms, or 2 others  udp80 ok  udp443 no  tcp80 ok  tls443 ok"),
    (80, "best  us_east 12.7 ms, or usa, global  "),
    (100, "best  us_east 12.7 ms, same as usa, tied with global  "),
    (160, "best  us_east 12.7 ms, same as usa, tied with global  "),
  ])
  func `names the regions that are as good at every width`(_ columns: Int, _ begin: String) {
    let state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: columns, rows: 24))
    let line = state.draw().text.split(separator: "\n")[1]
    #expect(line.hasPrefix(begin), "\(line)")
  }
}

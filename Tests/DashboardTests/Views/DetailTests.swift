import Dashboard
import RelayKit
import Testing

/// All that is known of one region.
@Suite struct DetailTests {
  @Test(arguments: [
    (80, ["us_central", "5 servers", "rank 8", "40.5 ms", "credentials in 98.2 ms", "4 of 5 ok"]),
    (60, ["us_central", "5 servers", "rank 8", "40.5 ms", "4 of 5 ok"]),
    (40, ["us_central", "rank 8", "40.5 ms", "4 of 5 ok"]),
  ])
  func `drops facts of its title where there is no room, and cuts none`(
    _ columns: Int, _ facts: [String]
  ) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: columns, rows: 24))
    _ = state.press("/us_c\n\n")
    let title = state.draw().text.split(separator: "\n").first { $0.hasPrefix("us_central") } ?? ""
    #expect(title.split(separator: #/ {2,}/#) == facts.map { Substring($0) })
  }
}

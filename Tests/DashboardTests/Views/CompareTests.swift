import Dashboard
import RelayKit
import Testing

/// Regions side by side.
@Suite struct CompareTests {
  @Test func `ends every figure of a region in one column`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 24))
    _ = state.press("jj jjjj jjjjjjjj c")
    let lines = state.draw().text.split(separator: "\n").map(Array.init)
    let ends = ["rank", "udp ms", "loss %", "call"].map { label in
      lines.first { String($0).hasPrefix(" \(label)") }?.ends(from: 15) ?? []
    }
    #expect(ends[0].count == 3)
    #expect(ends.allSatisfy { $0 == ends[0] }, "\(ends)")
  }
}

extension CompareTests {
  @Test(
    arguments: [
      (12.74, "12.7", [.text, .text]), (12.76, "12.8", [.best, .text]),
      (12.66, "12.7", [.text, .text]), (12.64, "12.6", [.text, .best]),
    ] as [(Double, String, [Role])])
  func `calls none the better of two that look the same`(
    _ median: Double, _ shown: String, _ roles: [Role]
  ) throws {
    var snapshot = SnapshotFixtures.relays
    let index = try #require(snapshot.regions.firstIndex { $0.region.name == "global" })
    for server in snapshot.regions[index].servers.indices
    where snapshot.regions[index].servers[server].uri?.transport == .udp {
      snapshot.regions[index].servers[server].statistics.p50 = .milliseconds(median)
    }
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 160, rows: 50))
    _ = state.press("/us_east\n ")
    _ = state.handle(.key(.escape))
    _ = state.press("/global\n ")
    _ = state.handle(.key(.escape))
    _ = state.press("c")
    let frame = state.draw()
    let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.hasPrefix(" udp ms") })
    #expect(lines[row].split(separator: " ") == ["udp", "ms", "12.7", "\(shown)"])
    let ends = Array(lines[row]).ends(from: 15)
    #expect(ends.map { frame[Position(column: $0, row: row)].style.role } == roles)
  }
}

extension [Character] {
  /// Where words end, from a place on.
  fileprivate func ends(from start: Int) -> [Int] {
    indices.filter { $0 >= start && self[$0] != " " && ($0 + 1 == count || self[$0 + 1] == " ") }
  }
}

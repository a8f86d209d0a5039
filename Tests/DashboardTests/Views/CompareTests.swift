import Dashboard
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

extension [Character] {
  /// Where words end, from a place on.
  fileprivate func ends(from start: Int) -> [Int] {
    indices.filter { $0 >= start && self[$0] != " " && ($0 + 1 == count || self[$0 + 1] == " ") }
  }
}

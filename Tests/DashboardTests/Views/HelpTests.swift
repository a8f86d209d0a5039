import Dashboard
import RelayKit
import Testing

/// The help, where its two halves stand beside each other.
@Suite struct HelpTests {
  @Test(arguments: [SnapshotFixtures.mixed, SnapshotFixtures.relays])
  func `cuts no key's meaning, and keeps its halves apart`(snapshot: Snapshot) {
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 60))
    _ = state.handle(.key(.character("?")))
    let lines = state.draw().text.split(separator: "\n").dropFirst()
    #expect(lines.contains { $0.hasPrefix("e         export") })
    // The legend is the shorter half, and ends with the filter.
    let end = lines.lastIndex { $0.contains("filter    us") } ?? lines.startIndex
    for line in lines[...end] {
      let left = line.prefix(42)
      #expect(left.hasSuffix(" ") && !left.contains("~"), "\(line)")
    }
  }
}

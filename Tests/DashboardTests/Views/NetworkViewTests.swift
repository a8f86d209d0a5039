import Dashboard
import RelayKit
import Testing

/// What the network page says of address families.
@Suite struct NetworkViewTests {
  @Test func `claims of no family that servers lack it where it may have been left out`() {
    var snapshot = SnapshotFixtures.troubled
    for region in snapshot.regions.indices {
      for server in snapshot.regions[region].servers.indices {
        snapshot.regions[region].servers[server].addresses.removeAll { $0.family == 6 }
      }
    }
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24))
    _ = state.handle(.key(.character("n")))
    let frame = state.draw()
    let text = frame.text
    let line =
      " IPv6        none          no such address, or left out (--ipv4, --source)"
    #expect(text.split(separator: "\n").contains { $0 == line }, "\(text)")
    let row = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0 == line
    }
    // A fact, which is drawn as facts are.
    #expect(frame[Position(column: 13, row: row ?? 0)].style.role == .text)
  }
}

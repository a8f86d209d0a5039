import Dashboard
import RelayKit
import Testing

@Suite struct `Table mechanics` {
  @Test func `measures on while the screen is held, and shows it all at once after that`() {
    var state = DashboardState.mixed
    let before = state.draw().text
    #expect(state.press("f") == [])
    var snapshot = SnapshotFixtures.mixed
    snapshot.version += 1
    snapshot.elapsed += .seconds(60)
    snapshot.regions[8].servers[1].statistics.p50 = .milliseconds(99.9)
    _ = state.handle(.snapshot(snapshot))
    #expect(
      state.draw().text
        == before.replacing("  live\n", with: "  held\n")
        .replacing("p pause  e export", with: "p pause  f go on"))
    #expect(state.newest.version == snapshot.version)
    #expect(state.press("f") == [])
    #expect(state.draw().text.contains("99.9"))
  }

  @Test func `steps through the intervals, and says where they end`() {
    var state = DashboardState.mixed
    #expect(
      state.press("---") == [
        .monitor(.interval(.milliseconds(500))), .monitor(.interval(.milliseconds(200))),
      ])
    #expect(state.draw().text.contains("already as often as it goes"))
    #expect(state.press("+++++++").last == .monitor(.interval(.seconds(60))))
    #expect(state.draw().text.contains("a sample every 60 s"))
    #expect(state.press("+") == [])
  }

  @Test(arguments: ["", "u"], [80, 160])
  func `cuts no number, however much answers vary`(_ keys: String, _ columns: Int) {
    var snapshot = SnapshotFixtures.relays
    for region in snapshot.regions.indices {
      for server in snapshot.regions[region].servers.indices {
        snapshot.regions[region].servers[server].statistics.jitter = .milliseconds(103.6)
      }
    }
    var state = DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 24))
    _ = state.press(keys)
    let text = state.draw().text
    #expect(!text.contains("103~"))
    #expect(text.contains(" 104 ") || !text.contains(" jit "))
  }

  @Test func `hides a column, keeps that for the next time, and never the name`() {
    var state = DashboardState.mixed
    #expect(state.press("o ") == [])
    #expect(state.handle(.key(.escape)) == [.save(Preferences(hiddenRegionColumns: ["tcp"]))])
    let heading = state.draw().text.split(separator: "\n")[2]
    #expect(heading.contains("udp") && !heading.contains("tcp"))
    let again = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 24),
      preferences: Preferences(hiddenRegionColumns: ["tcp", "udp", "region", "nonsense"]))
    #expect(again.draw().text == state.draw().text)
  }

  @Test(arguments: [
    ("url:tls us_", 3), ("us_east", 5), ("us_east !stun", 4), ("ms:<13 url:udp", 5),
    ("relay:full", 5), ("nowhere", 0),
  ])
  func `filters servers by what their rows show`(_ filter: String, _ count: Int) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 160, rows: 50))
    _ = state.press("u/\(filter)\n")
    let text = state.draw().text
    #expect(
      text.contains(count == 0 ? "no server meets \"nowhere\"" : "  \(count) servers  1:04"),
      "\(text)")
  }

  @Test func `has nothing to copy before there is a server`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24))
    #expect(state.press("y") == [])
    #expect(state.draw().text.contains("global: there is no URL to copy yet"))
    state = .mixed
    _ = state.press("/india\ny")
    #expect(state.draw().text.contains("india: there is no URL to copy"))
    _ = state.press("/x\ny")
    #expect(state.draw().text.contains("no row passes the filter; esc shows all"))
  }
}

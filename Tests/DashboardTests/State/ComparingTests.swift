import Dashboard
import RelayKit
import Testing

@Suite struct `Comparing regions` {
  @Test func `marks as many regions as wanted, and takes marks away`() {
    var state = DashboardState.mixed
    _ = state.press(" j j j ")
    for name in ["*us_east", "*usa", "*global", "*canada_east"] {
      #expect(state.draw().text.contains(name))
    }
    _ = state.press("kk ")
    #expect(!state.draw().text.contains("*usa"))
    #expect(state.draw().text.contains("*global"))
  }

  @Test func `compares the first three of those marked, and says so`() {
    var state = DashboardState.mixed
    _ = state.press(" j j c")
    #expect(!state.draw().text.contains("the first 3"))
    _ = state.handle(.key(.escape))
    _ = state.press("j j c")
    let text = state.draw().text
    #expect(text.contains("the first 3 of 5 marked"))
    #expect(text.contains("us_east               usa            global\n"), "\(text)")
  }

  @Test func `compares the marked regions, or the selected one with the best of other servers`() {
    var state = DashboardState.mixed
    #expect(state.compared("jjjc").contains("canada_east           us_east            global\n"))
    #expect(state.compared("gj j c").contains("usa            global\n"))
    // Its alias us_east has the very same servers, and is left out.
    _ = state.press("gj j ")
    #expect(state.compared("gjc").contains("usa            global       canada_east\n"))
    #expect(state.compared("gc").contains("us_east            global       canada_east\n"))
    #expect(state.compared("c").contains("selected and best; space marks others"))
  }

  @Test func `goes on comparing what it began with, whichever becomes the best`() {
    var state = DashboardState.mixed
    _ = state.press("c")
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices {
      snapshot.regions[index].rank = snapshot.regions[index].rank.map { 100 - $0 }
    }
    snapshot.best = Region.all[15]
    _ = state.handle(.snapshot(snapshot))
    #expect(state.draw().text.contains("us_east            global       canada_east\n"))
  }

  /// The samples before the change were a second apart, those after it two, and none came for long.
  @Test func `says of samples how long ago they were, through every change of pace`() {
    var snapshot = SnapshotFixtures.mixed
    var state = DashboardState.mixed
    _ = state.press("c")
    snapshot.interval = .seconds(2)
    for _ in 0..<15 { state.measure(&snapshot, after: .seconds(2)) }
    #expect(
      state.ages.prefix(6) == [
        "now", "20 s ago", "35 s ago", "45 s ago", "55 s ago", "1:05 ago",
      ])
    snapshot.elapsed += .seconds(100)
    _ = state.handle(.snapshot(snapshot))
    #expect(state.ages.prefix(2) == ["1:40 ago", "2:00 ago"])
    state.measure(&snapshot, after: .zero)
    #expect(state.ages.prefix(2) == ["now", "1:58 ago"])
  }
}

extension DashboardState {
  /// What is drawn after these keys, without leaving the view.
  fileprivate mutating func compared(_ keys: String) -> String {
    defer { _ = handle(.key(.escape)) }
    _ = press(keys)
    return draw().text
  }

  /// The labels of the rows of medians.
  fileprivate var ages: [String] {
    var state = self
    _ = state.handle(.resize(Size(columns: 80, rows: 60)))
    let lines = state.draw().text.split(separator: "\n").map(String.init)
    return lines.filter { $0.hasPrefix(" now") || $0.contains(" ago ") }
      .map { $0.prefix(15).trimmingPrefix(" ").split(separator: "  ").first.map(String.init) ?? "" }
  }

  /// Takes in a snapshot with one more sample of every server.
  fileprivate mutating func measure(_ snapshot: inout Snapshot, after time: Duration) {
    snapshot.elapsed += time
    for region in snapshot.regions.indices {
      for server in snapshot.regions[region].servers.indices {
        snapshot.regions[region].servers[server].statistics.received += 1
        snapshot.regions[region].servers[server].history.append(.answered(.milliseconds(20)))
      }
    }
    _ = handle(.snapshot(snapshot))
  }
}

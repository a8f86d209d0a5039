import Dashboard
import RelayKit
import Testing

@Suite struct MessageLogTests {
  @Test func `tells once what failed, what came back and which region is best`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24))
    for snapshot in [SnapshotFixtures.mixed, SnapshotFixtures.mixed, SnapshotFixtures.failed] {
      _ = state.handle(.snapshot(snapshot))
    }
    var healed = SnapshotFixtures.mixed
    healed.version = 4
    healed.elapsed = .seconds(90)
    _ = state.handle(.snapshot(healed))
    #expect(state.messages.count { $0 == "best is us_east" } == 2)
    #expect(state.messages.count { $0 == "no region is best any more" } == 1)
    let fetches = state.messages.filter { $0.text.contains(/credentials|refused/) }
    #expect(
      fetches == [
        "20 regions: credentials came", "22 regions: the service refused the key: Invalid API Key",
      ])
  }

  @Test func `tells of no best before all was judged, nor before it is held on to`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24))
    var snapshots = [SnapshotFixtures.mixed, SnapshotFixtures.mixed, SnapshotFixtures.mixed]
    snapshots[0].settled = nil
    snapshots[0].best = Region(named: "canada")
    snapshots[1].keepSamples(4)
    let told: [[DisplayText]] = [[], [], ["best is us_east"]]
    for (index, told) in told.enumerated() {
      _ = state.handle(.snapshot(snapshots[index]))
      #expect(state.messages.filter { $0.text.contains("best") } == told)
    }
  }

  @Test func `tells of the best again only where it is another`() {
    var state = DashboardState.mixed
    var begun = SnapshotFixtures.mixed
    begun.keepSamples(0)
    begun.best = nil
    var other = SnapshotFixtures.mixed
    other.best = Region(named: "canada")
    for snapshot in [begun, SnapshotFixtures.mixed, other, other] {
      _ = state.handle(.snapshot(snapshot))
    }
    #expect(state.messages.filter { $0.text.contains("best") } == ["best is canada"])
  }

  @Test func `says in one line what ails several servers of a region at about one time`() {
    var state = DashboardState.mixed
    var snapshot = SnapshotFixtures.mixed
    for (server, second) in [(1, 0), (2, 4), (3, 9), (4, 30)] {
      snapshot.elapsed = SnapshotFixtures.mixed.elapsed + .seconds(second)
      snapshot.fail(server, of: "us_east", "no answer; try TCP")
      _ = state.handle(.snapshot(snapshot))
    }
    #expect(
      state.messages == [
        "turns:us-east.relay.metered.ca:443?transport=tcp: no answer; try TCP",
        "us_east, 3 URLs: no answer; try TCP",
      ])
  }

  @Test func `keeps apart what differs in its cause, its region or its kind`() {
    var state = DashboardState.mixed
    var snapshot = SnapshotFixtures.mixed
    snapshot.fail(1, of: "us_east", "no answer")
    snapshot.fail(2, of: "us_east", "connection refused")
    snapshot.fail(1, of: "global", "no answer")
    snapshot.fail(2, of: "global", "no answer")
    _ = state.handle(.snapshot(snapshot))
    _ = state.handle(.snapshot(SnapshotFixtures.mixed))
    #expect(
      state.messages.filter { !$0.text.contains("best") } == [
        "us_east, 2 URLs: working again", "global, 2 URLs: working again",
        "turn:us-east.relay.metered.ca:80?transport=tcp: connection refused",
        "turn:us-east.relay.metered.ca:80: no answer", "global, 2 URLs: no answer",
      ])
  }

  @Test func `keeps what was said after it has left the screen`() {
    var state = DashboardState.mixed
    _ = state.handle(.notice("first"))
    _ = state.press("j")
    _ = state.handle(.notice("second"))
    #expect(Array(state.messages.prefix(2)) == ["second", "first"])
  }

  @Test(arguments: [(GlyphSet.unicode, "again ×3"), (.ascii, "again x3")])
  func `counts what is said again instead of repeating it`(glyphs: GlyphSet, line: String) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24), glyphs: glyphs)
    for text in ["again", "other", "again", "again", "again"] as [DisplayText] {
      _ = state.handle(.notice(text))
    }
    #expect(state.messages == ["again", "other", "again"])
    _ = state.press("m")
    let said = state.draw().text.split(separator: "\n").filter { $0.contains(/again|other/) }
    let texts = said.map { $0.split(separator: "  ").last.map(String.init) }
    #expect(texts == [line, "other", "again"])
  }

  @Test func `says once what ails a server that several regions share`() {
    var snapshot = SnapshotFixtures.mixed
    let before = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24))
    for index in snapshot.regions.indices where !snapshot.regions[index].servers.isEmpty {
      snapshot.regions[index].servers[0].verdict = .unreachable
      snapshot.regions[index].servers[0].reason = "no answer"
    }
    snapshot.version += 1
    var state = before
    _ = state.handle(.snapshot(snapshot))
    #expect(state.messages == ["stun:stun.relay.metered.ca:80: no answer"])
  }

  @Test func `forgets the oldest of more than it keeps`() {
    var state = DashboardState.mixed
    for number in 0..<501 { _ = state.handle(.notice("\(number)")) }
    #expect(state.messages.count == 500)
    #expect(state.messages.first == "500")
    #expect(state.messages.last == "1")
  }
}

extension Snapshot {
  /// Leaves every server so many answers at most, and ranks the regions by them.
  fileprivate mutating func keepSamples(_ count: Int) {
    for region in regions.indices {
      for server in regions[region].servers.indices {
        regions[region].servers[server].statistics.received = count
        regions[region].servers[server].statistics.lost = 0
      }
    }
    best = Ranking.rank(&regions)
  }

  /// Makes a server of a region unreachable.
  fileprivate mutating func fail(_ server: Int, of region: String, _ reason: DisplayText) {
    guard let index = regions.firstIndex(where: { $0.region.name == region }) else { return }
    regions[index].servers[server].verdict = .unreachable
    regions[index].servers[server].reason = reason
  }
}

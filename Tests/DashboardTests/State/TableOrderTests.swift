import Dashboard
import RelayKit
import Testing

@Suite struct `The order of the table` {
  @Test(arguments: [
    ("2", "asia asia_east"), ("22", "usa us_west"), ("3", "us_east usa"),
    ("33", "singapore oceania"),
    ("1", "singapore oceania"), ("9", "us_east usa"), ("7", "global north_america"),
  ])
  func `sorts by the column of a place, and the other way round`(_ keys: String, _ first: String) {
    var state = DashboardState.mixed
    _ = state.press(keys)
    #expect(state.shown.prefix(2).map(\.name).joined(separator: " ") == first)
  }

  @Test func `lets no row slip away while the person moves, and then orders anew`() {
    var state = DashboardState.mixed
    _ = state.press("jj")
    let order = state.shown
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices {
      snapshot.regions[index].rank = snapshot.regions[index].rank.map { 100 - $0 }
    }
    snapshot.elapsed += .milliseconds(2_900)
    _ = state.handle(.snapshot(snapshot))
    #expect(state.shown == order)
    snapshot.elapsed += .milliseconds(200)
    _ = state.handle(.snapshot(snapshot))
    #expect(state.shown != order && state.selected == order[2])
  }

  @Test func `keeps the order after a reset until there are ranks again`() {
    var state = DashboardState.mixed
    let before = state
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices { snapshot.regions[index].reset() }
    _ = state.handle(.snapshot(snapshot))
    #expect(state.shown == before.shown && state.selected == before.selected)
    snapshot.regions[3] = SnapshotFixtures.mixed.regions[3]
    _ = state.handle(.snapshot(snapshot))
    #expect(state.shown == before.shown && state.selected == before.selected)
    let anew = SnapshotFixtures.mixed.reversed
    _ = state.handle(.snapshot(anew))
    #expect(
      state.shown == DashboardState(snapshot: anew, size: Size(columns: 80, rows: 24)).shown)
    #expect(state.shown != before.shown)
  }

  @Test func `orders at once when the person asks for another order, also after a reset`() {
    var state = DashboardState.mixed
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices { snapshot.regions[index].reset() }
    _ = state.handle(.snapshot(snapshot))
    _ = state.press("s")
    #expect(state.shown.first?.name == "asia")
  }

  @Test func `orders at once when the person asks for another order`() {
    var state = DashboardState.mixed
    _ = state.press("js")
    #expect(state.shown.first?.name == "asia")
  }

  @Test func `follows a server through every order, and opens its region`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 160, rows: 50))
    _ = state.press("ujjjjjjjj")
    #expect(state.selected?.name == "global")
    #expect(
      state.press("y") == [
        .copy(
          Clip(.url("turn:global.relay.metered.ca:443"), Secret("turn:global.relay.metered.ca:443"))
        )
      ])
    for key in ["s", "S", "6", "8"] {
      _ = state.press(key)
      #expect(
        state.press("y") == [
          .copy(
            Clip(
              .url("turn:global.relay.metered.ca:443"), Secret("turn:global.relay.metered.ca:443")))
        ])
    }
    _ = state.press("\n")
    #expect(state.draw().text.contains("global  5 servers  rank 1"))
  }
}

extension Snapshot {
  /// The same with the ranks the other way round.
  fileprivate var reversed: Snapshot {
    var snapshot = self
    for index in regions.indices {
      snapshot.regions[index].rank = regions[index].rank.map { 100 - $0 }
    }
    return snapshot
  }
}

extension RegionSnapshot {
  /// Begins its figures anew; the verdict stands.
  fileprivate mutating func reset() {
    (rank, score, standing, tiedWith) = (nil, nil, nil, [])
    for index in servers.indices { servers[index].statistics = Statistics() }
  }
}

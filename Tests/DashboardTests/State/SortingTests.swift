import Dashboard
import RelayKit
import Testing

@Suite struct SortingTests {
  @Test(arguments: [
    // By rank, name, UDP, TCP, TLS, jitter, loss, answer, and by rank again.
    ("", "us_east usa global", "india australia standard"),
    ("s", "asia asia_east asia_west", "us_east us_west usa"),
    ("ss", "us_east usa global", "india australia standard"),
    ("sss", "us_east usa global", "india australia standard"),
    ("ssss", "us_east usa global", "india australia standard"),
    ("ssssss", "global north_america europe", "australia india standard"),
    ("ssssssss", "us_east usa global", "india australia standard"),
  ])
  func `walks through the columns of the screen`(_ keys: String, _ first: String, _ last: String) {
    let names = order(after: keys)
    #expect(names.prefix(3).joined(separator: " ") == first)
    #expect(names.suffix(3).joined(separator: " ") == last)
  }

  @Test(arguments: ["", "s", "ss", "sss", "ssss", "sssss", "ssssss", "sssssss"])
  func `keeps what is unknown last when turned round`(_ keys: String) {
    let up = order(after: keys)
    let down = order(after: keys + "S")
    #expect(Set(up) == Set(down))
    #expect(up.first != down.first)
    let unknown = keys == "s" ? [] : ["standard"]
    #expect(unknown.allSatisfy { up.suffix(3).contains($0) && down.suffix(3).contains($0) })
  }

  @Test func `keeps the service's order among equals, both ways`() {
    var snapshot = SnapshotFixtures.loading
    #expect(order(of: snapshot, after: "") == Region.all.map(\.name))
    #expect(order(of: snapshot, after: "S") == Region.all.map(\.name))
    for index in snapshot.regions.indices { snapshot.regions[index].rank = 1 }
    #expect(order(of: snapshot, after: "") == Region.all.map(\.name))
    #expect(order(of: snapshot, after: "S") == Region.all.map(\.name))
  }

  @Test func `puts the best first of its rank, then the service's order, and marks the others`() {
    let snapshot = SnapshotFixtures.relays
    #expect(
      order(of: snapshot, after: "").prefix(4) == ["us_east", "global", "usa", "canada_east"])
    let text = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24)).draw().text
    // The header takes two lines or three.
    let rows = text.split(separator: "\n").drop { !$0.contains("#  region") }.dropFirst()
    #expect(
      rows.prefix(4).map { $0.prefix(16).dropFirst() } == [
        " 1  us_east    ", " 1= global     ", " 1= usa        ", " 4  canada_east",
      ])
  }

  @Test func `names the same addresses after the best, wherever it stands`() {
    var snapshot = SnapshotFixtures.relays
    snapshot.best = Region(named: "usa")
    #expect(order(of: snapshot, after: "").prefix(3) == ["usa", "global", "us_east"])
    let text = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24)).draw().text
    #expect(
      text.split(separator: "\n").contains { $0.contains("us_east") && $0.hasSuffix("= usa") })
  }

  @Test func `marks the column that rows are sorted by, and which way`() {
    var state = DashboardState.mixed
    #expect(!state.draw().text.contains("+"))
    for (key, mark) in [("s", "region+"), ("S", "region-"), ("s", "+udp"), ("S", "-udp")] {
      _ = state.press(key)
      #expect(state.draw().text.contains(mark))
    }
  }

  private func order(of snapshot: Snapshot = SnapshotFixtures.mixed, after keys: String)
    -> [String]
  {
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 80, rows: 24))
    _ = state.press(keys + "g")
    return snapshot.regions.map { _ in
      defer { _ = state.press("j") }
      return state.selected?.name ?? ""
    }
  }
}

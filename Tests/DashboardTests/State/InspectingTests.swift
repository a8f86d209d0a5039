import Dashboard
import RelayKit
import Testing

/// Which URL's messages are shown first.
@Suite struct InspectingTests {
  @Test func `is the fastest relay of the selected region, and is called so`() throws {
    let state = Scene(name: "", snapshot: SnapshotFixtures.relays, events: keys("/us_c\n\nx"))
      .state(Size(columns: 100, rows: 30))
    let region = try #require(
      SnapshotFixtures.relays.regions.first { $0.region.name == "us_central" })
    let relays = region.servers.filter { $0.isRelay && $0.verdict.isUsable }
    let fastest = try #require(relays.compactMap(\.statistics.p50).min())
    let server = try #require(relays.first { $0.statistics.p50 == fastest })
    let text = state.draw().text
    #expect(text.contains(server.url.text), "\(text)")
    #expect(text.contains(", the fastest"), "\(text)")
  }

  @Test func `is the selected one among all servers`() {
    let state = Scene(name: "", snapshot: SnapshotFixtures.relays, events: keys("uG\nx"))
      .state(Size(columns: 160, rows: 30))
    let table = Scene(name: "", snapshot: SnapshotFixtures.relays, events: keys("uG"))
      .state(Size(columns: 160, rows: 30))
    let selected = table.draw().text.split(separator: "\n").first { $0.hasPrefix(">") }
    let host = selected?.split(separator: " ").first { $0.contains(":") }
    let text = state.draw().text
    #expect(text.contains("last messages"))
    #expect(text.contains(String(host ?? "none")), "\(host ?? "")\n\(text)")
  }

  private func keys(_ text: String) -> [Event] {
    text.map { $0 == "\n" ? .key(.enter) : .key(.character($0)) }
  }
}

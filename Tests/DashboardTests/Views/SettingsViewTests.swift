import Dashboard
import RelayKit
import Testing

/// The settings in force, as a page.
@Suite struct SettingsViewTests {
  @Test(arguments: [60, 80, 100, 132, 160])
  func `puts every origin beneath the others, however long a value is`(_ columns: Int) {
    let text = text(SettingsFixtures.layered, columns, keys: ",")
    let origins = ["TURNTOP_APP", "--region", "config.toml:12", "default", "can be read"]
    let places = origins.map { origin in
      text.split(separator: "\n").first { $0.contains(origin) }.map { line in
        line.prefix(upTo: line.firstRange(of: origin)?.lowerBound ?? line.startIndex)
          .reversed().drop { $0 != " " }.count
      }
    }
    // What has no room beside the values stands beneath their beginning.
    #expect(Set(places).subtracting([15]).count == 1, "\(text)")
  }

  @Test func `says of the state file that it is there once something is remembered`() {
    let settings = SettingsInForce(
      settings: SettingsFixtures.layered.settings,
      files: [SoughtFile(name: "state", path: "/home/me/state.toml", isReadable: false)])
    #expect(text(settings, 100, keys: ",").contains("nothing to read there"))
    let written = text(settings, 100, keys: ",", [.remembered])
    #expect(!written.contains("nothing to read there") && written.contains("can be read"))
  }

  private func text(
    _ settings: SettingsInForce, _ columns: Int, keys: String, _ events: [Event] = []
  ) -> String {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: columns, rows: 50),
      settings: settings)
    _ = state.press(keys)
    for event in events { _ = state.handle(event) }
    return state.draw().text
  }
}

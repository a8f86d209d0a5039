import Dashboard
import RelayKit
import Testing

/// What a list to choose from leaves of the screen beneath it.
@Suite struct ChoiceListTests {
  @Test(arguments: ["o", "t", "uo", "ut"])
  func `cuts no column of the table beneath it`(keys: String) throws {
    for columns in 60...200 {
      let below = state(String(keys.dropLast()), columns).draw()
      let seen = state(keys, columns).draw()
      let (belowLines, lines) = (Self.lines(of: below), Self.lines(of: seen))
      let title = keys.hasSuffix("o") ? "columns" : "themes"
      let start = try #require(lines[3].firstRange(of: "  " + title)).lowerBound
      let kept = lines[3].distance(from: lines[3].startIndex, to: start)
      for row in 3..<9 {
        let words = lines[row].prefix(kept).split(separator: " ")
        #expect(words == Array(belowLines[row].split(separator: " ").prefix(words.count)))
      }
    }
  }

  @Test func `calls the columns as their headings do`() {
    for snapshot in [SnapshotFixtures.mixed, SnapshotFixtures.relays] {
      let lines = Self.lines(of: state("o", 160, snapshot).draw())
      let heading = snapshot.evidence == .relay ? "relay" : "answer"
      let name = lines.first { $0.contains("  \(heading)  ") && $0.contains(" shown") }
      #expect(name != nil, "\(lines.joined(separator: "\n"))")
    }
  }

  private func state(
    _ keys: String, _ columns: Int, _ snapshot: Snapshot = SnapshotFixtures.relays
  ) -> DashboardState {
    Scene(name: "", snapshot: snapshot, events: keys.map { .key(.character($0)) })
      .state(Size(columns: columns, rows: 24))
  }

  private static func lines(of frame: Frame) -> [String] {
    frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

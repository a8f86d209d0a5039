import Dashboard
import RelayKit
import TestSupport
import Testing

/// The help: its keys begin with those of the place it was opened from, its legend leaves out no word.
@Suite struct HelpTests {
  @Test(arguments: [SnapshotFixtures.mixed, SnapshotFixtures.relays])
  func `cuts no key's meaning, and keeps its parts two cells apart`(snapshot: Snapshot) {
    for (columns, edges) in [(80, [43]), (160, [43, 86])] {
      var state = DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 120))
      _ = state.press("?")
      let lines = state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.contains { $0.hasPrefix("e         export") })
      for line in lines.dropFirst() where !line.hasPrefix("jk move") {
        for edge in edges where line.count > edge {
          let left = line.prefix(edge)
          #expect(left.hasSuffix("  "), "\(line)")
        }
        #expect(!line.contains("~ ") || line.contains("cut for want"), "\(line)")
      }
    }
  }

  @Test(
    .acceptance(.discoverability),
    arguments: [
      ("?", "in the regions", "enter     all about the region"),
      ("u?", "in the list of URLs", "esc       back"),
      ("\n?", "in a region's detail", "v         its credentials, for 10 s"),
      ("\nx?", "in the last messages", "x         those of the next URL"),
      ("c?", "in the comparison", "n         what works from here"),
      ("n?", "in what works from here", "m         what happened, with its time"),
      ("m?", "in the messages", "n         what works from here"),
      (",?", "in the settings", "n         what works from here"),
      ("o?", "in the choice of columns", "enter space show or hide the column"),
      ("t?", "in the choice of themes", "t         the next theme"),
      ("e?", "in the export", "p         relays alone, or any path"),
      ("e\n?", "in the export", "u         the selected URL alone, or all"),
    ])
  func `tells first of the place where it was asked for`(
    _ keys: String, _ title: String, _ key: String
  ) throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 120))
    _ = state.press(keys)
    let lines = state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    #expect(lines[0].hasPrefix("help"))
    #expect(lines[1].hasPrefix(title), "\(lines[1])")
    let end = try #require(lines[1...].firstIndex { $0.prefix(43).allSatisfy { $0 == " " } })
    #expect(lines[1..<end].contains { $0.hasPrefix(key) }, "\(lines[1..<end])")
  }

  @Test(
    arguments: ["", "u", "\n", "\nx", "c", "n", "m", ",", "o", "t", "e"],
    [SnapshotFixtures.mixed, SnapshotFixtures.relays])
  func `is seen whole on a wide screen, wherever it is asked for`(
    _ keys: String, _ snapshot: Snapshot
  ) {
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 160, rows: 50))
    _ = state.press(keys + "?")
    let help = state.draw().text
    #expect(help.prefix { $0 != "\n" } == "help")
    for row in KeyBindings.standard.rows { #expect(help.contains(row.title.text)) }
    for text in ["no service  ", "cut for want of room", "it ended; see messages"] {
      #expect(help.contains(text))
    }
  }

  @Test func `says of keys that hold elsewhere where that is`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 80, rows: 120))
    _ = state.press("e?")
    let lines = state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let sort = try #require(lines.firstIndex { $0.contains("sort by the next column") })
    let split = try #require(lines.firstIndex { $0.contains("a file a region") })
    let titles = lines.indices.filter { lines[$0].hasPrefix("in ") }
    #expect(titles.last { $0 < split }.map { lines[$0].prefix(13) } == "in the export")
    #expect(titles.last { $0 < sort }.map { lines[$0].prefix(14) } == "in the regions")
  }

  @Test(arguments: [(SnapshotFixtures.mixed, Evidence.binding), (SnapshotFixtures.relays, .relay)])
  func `explains every word that an answer can be`(_ snapshot: Snapshot, _ evidence: Evidence) {
    for columns in [60, 80, 160] {
      var state = DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 160))
      _ = state.press("?")
      let text = state.draw().text
      for term in Answer.Term.allCases where evidence == .relay || !term.needsRelay {
        let line = term.example.text + String(repeating: " ", count: 12 - term.example.text.count)
        #expect(text.contains(line + term.meaning.text))
      }
    }
  }

  @Test(arguments: Answer.Term.allCases)
  func `has room in the legend for every word`(_ term: Answer.Term) {
    #expect(
      (1...25).contains(term.meaning.text.count) && (1...11).contains(term.example.text.count))
  }
}

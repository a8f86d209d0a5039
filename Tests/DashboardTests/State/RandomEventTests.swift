import Dashboard
import RelayKit
import TestSupport
import Testing

/// What is left of ten thousand events that nobody would think of.
@Suite struct RandomEventTests {
  @Test(.acceptance(.resizeStorm))
  func `leave a state that draws as a fresh one does in the same place`() throws {
    var random = SeededGenerator(state: 20_260_102)
    var state = DashboardState.mixed
    var kept = Preferences()
    for _ in 0..<10_000 { state.take(.random(using: &random), keeping: &kept) }
    state.goHome(keeping: &kept)
    var fresh = DashboardState(
      snapshot: state.newest, size: state.size, theme: ThemeInForce(name: state.theme),
      preferences: kept)
    try fresh.sort(as: state)
    fresh.mark(as: state)
    // The order stands still for a while where one has moved.
    let snapshot = state.newest.later
    _ = fresh.handle(.snapshot(snapshot))
    _ = state.handle(.snapshot(snapshot))
    for keys in ["", "\n", "n", "?", "t", "/us\n"] {
      #expect(fresh.frame(after: keys) == state.frame(after: keys), "\(keys)")
    }
    #expect(state.handle(.key(.control("c"))) == [.quit])
  }
}

extension DashboardState {
  /// Takes in an event, and notes what is to be found again the next time.
  fileprivate mutating func take(_ event: Event, keeping kept: inout Preferences) {
    for case .save(let preferences) in handle(event) { kept = preferences }
  }

  /// Leaves all that is open for the table of regions, in which everything is shown and nothing said,
  /// and takes in figures of a time when no order stands still any more.
  fileprivate mutating func goHome(keeping kept: inout Preferences) {
    take(.resize(Size(columns: 160, rows: 50)), keeping: &kept)
    for _ in 0..<12 { take(.key(.escape), keeping: &kept) }
    if isPaused { _ = press("p") }
    if isFrozen { _ = press("f") }
    _ = press("g")
    _ = handle(.snapshot(SnapshotFixtures.mixed.later))
    _ = press("g")
  }

  /// Sorts as another does, as far as its heading tells.
  fileprivate mutating func sort(as other: DashboardState) throws {
    for _ in 0..<40 where heading != other.heading {
      _ = press("s")
      if heading != other.heading { _ = press("S") }
      if heading != other.heading { _ = press("S") }
    }
    _ = press("g")
    try #require(heading == other.heading)
  }

  private var heading: Substring? { lines.first { $0.hasPrefix("  #") } }

  private var lines: [Substring] {
    draw().text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Marks the rows that another has marked.
  fileprivate mutating func mark(as other: DashboardState) {
    for (index, line) in other.lines.dropFirst(4).prefix(shown.count).enumerated()
    where line.dropFirst(4).hasPrefix("*") {
      _ = press("g" + String(repeating: "j", count: index) + " ")
    }
    _ = press("g")
  }

  /// What is drawn after these keys.
  fileprivate func frame(after keys: String) -> String {
    var state = self
    _ = state.press(keys)
    return state.draw().text
  }
}

extension Snapshot {
  /// The same figures, so much later that no order is held any more.
  fileprivate var later: Snapshot {
    var snapshot = self
    snapshot.version += 1
    snapshot.elapsed += .seconds(100)
    return snapshot
  }
}

import Dashboard
import RelayKit
import TestSupport
import Testing

/// Credentials on the screen: only where the person asks, and for a moment.
@Suite(.acceptance(.secrets)) struct `Credentials in a region's detail` {
  @Test func `are shown where asked for, and hidden again when the moment is over`() {
    var state = detail
    #expect(!showsSecret(state))
    #expect(state.press("v") == [.concealLater(.seconds(10))])
    let lines = state.draw().text.split(separator: "\n")
    #expect(
      lines[3...5].map(String.init) == [
        " user name  \(SnapshotFixtures.secretName)", " password   \(SnapshotFixtures.secretWord)",
        " hidden again in ten seconds, or by any key that does not scroll",
      ])
    #expect(state.handle(.conceal) == [])
    #expect(state.draw() == detail.draw())
  }

  @Test func `stay while the page is scrolled, and come into sight where it was`() {
    var state = detail
    _ = state.press("Gv")
    #expect(showsSecret(state))
    _ = state.press("jk")
    #expect(showsSecret(state))
  }

  /// Every key of the page but those that scroll, and `v` itself.
  @Test(arguments: KeyBindings.standard.rows(in: .detail).flatMap(\.keys).filter(\.mayHide))
  func `are hidden by every other key, and not shown after it`(_ key: Key) {
    var state = detail
    _ = state.press("v")
    _ = state.handle(.key(key))
    #expect(!showsSecret(state))
    _ = state.handle(.key(.escape))
    _ = state.handle(.key(.enter))
    #expect(!showsSecret(state))
  }

  @Test func `are not those of a region that has taken its place`() {
    var state = detail
    _ = state.press("v")
    var snapshot = SnapshotFixtures.mixed
    snapshot.regions.removeAll { $0.region == state.selected }
    _ = state.handle(.snapshot(snapshot))
    #expect(state.selected != nil && !showsSecret(state))
  }

  @Test func `are in no message, and nothing is copied of them`() {
    var state = detail
    let effects = state.press("vy")
    #expect(!"\(effects)".contains("c0ffee") && !"\(state.messages)".contains("c0ffee"))
  }

  @Test func `are not to be had where there are none`() {
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices { snapshot.regions[index].iceServers = [] }
    var state = DashboardState(snapshot: snapshot, size: Size(columns: 120, rows: 40))
    #expect(state.press("\nv") == [])
    #expect(state.messages.first?.text.hasSuffix(": there are no credentials") == true)
  }

  private var detail: DashboardState {
    var state = DashboardState.mixed
    _ = state.press("\n")
    return state
  }

  private func showsSecret(_ state: DashboardState) -> Bool {
    let text = state.draw().text
    return text.contains(SnapshotFixtures.secretName) || text.contains(SnapshotFixtures.secretWord)
  }
}

extension Key {
  fileprivate var mayHide: Bool {
    let moves: [Key] = [
      .up, .down, .pageUp, .pageDown, .home, .end, .control("f"), .control("b"),
    ]
    return !moves.contains(self) && !"jkgGv".contains { self == .character($0) }
  }
}

import Dashboard
import RelayKit
import TestSupport
import Testing

/// A theme on the list whose file is broken.
@Suite(.acceptance(.themes)) struct `A theme that cannot be had` {
  @Test func `is not kept, and the list stays until another is chosen`() {
    var state = refused
    #expect(state.press("\n") == [])
    #expect(state.draw().text.contains("not kept: light.toml:5:1 is broken"))
    let kept = Preferences(theme: "high-contrast")
    #expect(state.press("j\n") == [.theme("high-contrast"), .save(kept)])
  }

  @Test func `is forgotten when the list is left`() {
    var state = refused
    #expect(state.handle(.key(.escape)) == [.theme("dark")])
    #expect(state.press("t\n") == [.save(Preferences(theme: "dark"))])
  }

  @Test func `is drawn, and marked, where it is a file and none of the list`() {
    let path = "/home/me/mine.toml"
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 40),
      theme: ThemeInForce(name: path))
    _ = state.press("t")
    #expect(state.draw().text.contains("> \(path)"))
    #expect(state.press("\n") == [.save(Preferences(theme: path))])
  }

  private var refused: DashboardState {
    var state = DashboardState.mixed
    _ = state.press("tj")
    _ = state.handle(.themeRefused("light.toml:5:1 is broken"))
    return state
  }
}

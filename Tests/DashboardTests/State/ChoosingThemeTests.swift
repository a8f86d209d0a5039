import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct `Choosing a theme` {
  @Test(.acceptance(.themes))
  func `draws with a theme as soon as it is looked at, and with the one before after a no`() {
    var state = DashboardState.mixed
    #expect(state.press("t") == [])
    #expect(state.press("j") == [.theme("light")])
    #expect(state.press("t") == [.theme("high-contrast")])
    #expect(state.press("kk") == [.theme("light"), .theme("dark")])
    #expect(state.press("jj").count == 2)
    #expect(state.handle(.key(.escape)) == [.theme("dark")])
    #expect(state.press("tj\n") == [.theme("light"), .save(Preferences(theme: "light"))])
    #expect(state.theme == "light")
  }

  @Test func `keeps a theme where it was chosen, and says what comes before it the next time`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 24),
      theme: ThemeInForce(name: "light", rival: "config.toml:1"),
      preferences: Preferences(theme: "gruvbox"))
    #expect(state.theme == "light")
    #expect(state.press("o ") == [])
    #expect(
      state.handle(.key(.escape))
        == [.save(Preferences(theme: "gruvbox", hiddenRegionColumns: ["tcp"]))])
    #expect(
      state.press("tj\n").last
        == .save(Preferences(theme: "high-contrast", hiddenRegionColumns: ["tcp"])))
    #expect(state.draw().text.contains("for this run: config.toml:1 sets the theme"))
  }

  @Test(.acceptance(.themes), arguments: ["gone", "dark"])
  func `begins with the theme that is drawn, and says which one cannot be had`(_ wished: String)
    throws
  {
    // A broken file of the person's own may have the name of the built-in one that is drawn for it.
    let choice = ThemeChoice(
      theme: .plain, complaint: .unknownTheme(name: wished, nearest: nil))
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 60),
      theme: ThemeInForce(name: wished).drawn(choice), preferences: Preferences(theme: wished),
      settings: SettingsInForce(settings: [
        EffectiveSetting(
          name: "theme", value: DisplayText(sanitizing: wished), origin: .remembered)
      ]))
    #expect(state.theme == "dark")
    let line = " theme         dark                      "
    #expect(
      state.text(ofPage: ",").contains("\n\(line)\(wished) (remembered) cannot be had\n"),
      "\(state.text(ofPage: ","))")
    #expect(state.press("t") == [])
    #expect(state.press("j") == [.theme("light")])
    #expect(state.handle(.key(.escape)) == [.theme("dark")])
    #expect(state.press("t\n") == [.save(Preferences(theme: "dark"))])
    #expect(state.text(ofPage: ",").contains("\n\(line)chosen on the screen\n"))
  }
}

extension DashboardState {
  /// What a page shows that is opened with a key.
  fileprivate func text(ofPage key: String) -> String {
    var state = self
    _ = state.press(key)
    return state.draw().text
  }
}

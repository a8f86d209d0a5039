import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct `Table mechanics` {
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

  @Test func `measures on while the screen is held, and shows it all at once after that`() {
    var state = DashboardState.mixed
    let before = state.draw().text
    #expect(state.press("f") == [])
    var snapshot = SnapshotFixtures.mixed
    snapshot.version += 1
    snapshot.elapsed += .seconds(60)
    snapshot.regions[8].servers[1].statistics.p50 = .milliseconds(99.9)
    _ = state.handle(.snapshot(snapshot))
    #expect(
      state.draw().text
        == before.replacing("  live\n", with: "  held\n")
        .replacing("p pause  e export", with: "p pause  f go on"))
    #expect(state.newest.version == snapshot.version)
    #expect(state.press("f") == [])
    #expect(state.draw().text.contains("99.9"))
  }

  @Test func `steps through the intervals, and says where they end`() {
    var state = DashboardState.mixed
    #expect(
      state.press("---") == [
        .monitor(.interval(.milliseconds(500))), .monitor(.interval(.milliseconds(200))),
      ])
    #expect(state.draw().text.contains("already as often as it goes"))
    #expect(state.press("+++++++").last == .monitor(.interval(.seconds(60))))
    #expect(state.draw().text.contains("a sample every 60 s"))
    #expect(state.press("+") == [])
  }

  @Test func `marks as many regions as wanted, and takes marks away`() {
    var state = DashboardState.mixed
    _ = state.press(" j j j ")
    for name in ["*us_east", "*usa", "*global", "*canada_east"] {
      #expect(state.draw().text.contains(name))
    }
    _ = state.press("kk ")
    #expect(!state.draw().text.contains("*usa"))
    #expect(state.draw().text.contains("*global"))
  }

  @Test func `compares the first three of those marked, and says so`() {
    var state = DashboardState.mixed
    _ = state.press(" j j c")
    #expect(!state.draw().text.contains("the first 3"))
    _ = state.handle(.key(.escape))
    _ = state.press("j j c")
    let text = state.draw().text
    #expect(text.contains("the first 3 of 5 marked"))
    #expect(text.contains("us_east               usa            global\n"), "\(text)")
  }

  @Test func `compares the marked regions, or the selected one with the best of other servers`() {
    var state = DashboardState.mixed
    #expect(state.compared("jjjc").contains("canada_east           us_east            global\n"))
    #expect(state.compared("gj j c").contains("usa            global\n"))
    // Its alias us_east has the very same servers, and is left out.
    _ = state.press("gj j ")
    #expect(state.compared("gjc").contains("usa            global       canada_east\n"))
    #expect(state.compared("gc").contains("us_east            global       canada_east\n"))
    #expect(state.compared("c").contains("selected and best; space marks others"))
  }

  @Test func `goes on comparing what it began with, whichever becomes the best`() {
    var state = DashboardState.mixed
    _ = state.press("c")
    var snapshot = SnapshotFixtures.mixed
    for index in snapshot.regions.indices {
      snapshot.regions[index].rank = snapshot.regions[index].rank.map { 100 - $0 }
    }
    snapshot.best = Region.all[15]
    _ = state.handle(.snapshot(snapshot))
    #expect(state.draw().text.contains("us_east            global       canada_east\n"))
  }

  /// The samples before the change were a second apart, those after it two, and none came for long.
  @Test func `says of samples how long ago they were, through every change of pace`() {
    var snapshot = SnapshotFixtures.mixed
    var state = DashboardState.mixed
    _ = state.press("c")
    snapshot.interval = .seconds(2)
    for _ in 0..<15 { state.measure(&snapshot, after: .seconds(2)) }
    #expect(
      state.ages.prefix(6) == [
        "now", "20 s ago", "35 s ago", "45 s ago", "55 s ago", "1:05 ago",
      ])
    snapshot.elapsed += .seconds(100)
    _ = state.handle(.snapshot(snapshot))
    #expect(state.ages.prefix(2) == ["1:40 ago", "2:00 ago"])
    state.measure(&snapshot, after: .zero)
    #expect(state.ages.prefix(2) == ["now", "1:58 ago"])
  }

  @Test(arguments: ["", "u"], [80, 160])
  func `cuts no number, however much answers vary`(_ keys: String, _ columns: Int) {
    var snapshot = SnapshotFixtures.relays
    for region in snapshot.regions.indices {
      for server in snapshot.regions[region].servers.indices {
        snapshot.regions[region].servers[server].statistics.jitter = .milliseconds(103.6)
      }
    }
    var state = DashboardState(snapshot: snapshot, size: Size(columns: columns, rows: 24))
    _ = state.press(keys)
    let text = state.draw().text
    #expect(!text.contains("103~"))
    #expect(text.contains(" 104 ") || !text.contains(" jit "))
  }

  @Test func `hides a column, keeps that for the next time, and never the name`() {
    var state = DashboardState.mixed
    #expect(state.press("o ") == [])
    #expect(state.handle(.key(.escape)) == [.save(Preferences(hiddenRegionColumns: ["tcp"]))])
    let heading = state.draw().text.split(separator: "\n")[2]
    #expect(heading.contains("udp") && !heading.contains("tcp"))
    let again = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 24),
      preferences: Preferences(hiddenRegionColumns: ["tcp", "udp", "region", "nonsense"]))
    #expect(again.draw().text == state.draw().text)
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

  @Test(arguments: [
    ("url:tls us_", 3), ("us_east", 5), ("us_east !stun", 4), ("ms:<13 url:udp", 5),
    ("relay:full", 5), ("nowhere", 0),
  ])
  func `filters servers by what their rows show`(_ filter: String, _ count: Int) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.relays, size: Size(columns: 160, rows: 50))
    _ = state.press("u/\(filter)\n")
    let text = state.draw().text
    #expect(
      text.contains(count == 0 ? "no server meets \"nowhere\"" : "  \(count) servers  1:04"),
      "\(text)")
  }

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

  @Test func `has nothing to copy before there is a server`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24))
    #expect(state.press("y") == [])
    #expect(state.draw().text.contains("global: there is no URL to copy yet"))
    state = .mixed
    _ = state.press("/india\ny")
    #expect(state.draw().text.contains("india: there is no URL to copy"))
    _ = state.press("/x\ny")
    #expect(state.draw().text.contains("no row passes the filter; esc shows all"))
  }
}

extension DashboardState {
  /// What is drawn after these keys, without leaving the view.
  fileprivate mutating func compared(_ keys: String) -> String {
    defer { _ = handle(.key(.escape)) }
    _ = press(keys)
    return draw().text
  }

  /// What a page shows that is opened with a key.
  fileprivate func text(ofPage key: String) -> String {
    var state = self
    _ = state.press(key)
    return state.draw().text
  }

  /// The labels of the rows of medians.
  fileprivate var ages: [String] {
    var state = self
    _ = state.handle(.resize(Size(columns: 80, rows: 60)))
    let lines = state.draw().text.split(separator: "\n").map(String.init)
    return lines.filter { $0.hasPrefix(" now") || $0.contains(" ago ") }
      .map { $0.prefix(15).trimmingPrefix(" ").split(separator: "  ").first.map(String.init) ?? "" }
  }

  /// Takes in a snapshot with one more sample of every server.
  fileprivate mutating func measure(_ snapshot: inout Snapshot, after time: Duration) {
    snapshot.elapsed += time
    for region in snapshot.regions.indices {
      for server in snapshot.regions[region].servers.indices {
        snapshot.regions[region].servers[server].statistics.received += 1
        snapshot.regions[region].servers[server].history.append(.answered(.milliseconds(20)))
      }
    }
    _ = handle(.snapshot(snapshot))
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

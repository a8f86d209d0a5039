import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct DashboardKeysTests {
  @Test(arguments: [
    Press("", selects: "us_east"), Press("j", selects: "usa"), Press("jjk", selects: "usa"),
    Press("kkkj", selects: "usa"), Press("G", selects: "standard"),
    Press("Gk", selects: "australia"),
    Press("Gg", selects: "us_east"), Press("jjj/us", selects: "us_east"),
    Press("/us_\njj", selects: "us_west"), Press("/mars\n", selects: nil),
    Press("S", selects: "singapore"), Press("s", selects: "asia"), Press("sS", selects: "usa"),
    Press("jS", selects: "usa"), Press("jsss", selects: "usa"), Press("?jj?", selects: "us_east"),
    Press("x%Z\t0", selects: "us_east"),
  ])
  func `moves the selection`(_ row: Press) {
    var state = DashboardState.mixed
    #expect(state.press(row.keys) == [])
    #expect(state.selected?.name == row.selects)
  }

  @Test(arguments: [
    (Key.down, "usa"), (.up, "us_east"), (.end, "standard"), (.home, "us_east"),
    (.pageDown, "uk"), (.control("f"), "uk"), (.function(9), "us_east"),
    (.delete, "us_east"),
  ])
  func `moves by the keys that are not letters`(_ key: Key, _ region: String) {
    var state = DashboardState.mixed
    #expect(state.handle(.key(key)) == [])
    #expect(state.selected?.name == region)
  }

  @Test(arguments: [
    (Key.character("q"), [Effect.quit]), (.control("c"), [.quit]), (.control("l"), [.redraw]),
    (.control("z"), [.suspend]), (.character("p"), [.monitor(.pause)]),
    (.character("r"), [.monitor(.refetch)]), (.character("z"), [.monitor(.reset)]),
    (.character("Q"), [.quitWithReport]), (.character("+"), [.monitor(.interval(.seconds(2)))]),
    (.character("-"), [.monitor(.interval(.milliseconds(500)))]),
    (
      .character("y"),
      [
        .copy(
          Clip(.url("turn:us-east.relay.metered.ca:80"), Secret("turn:us-east.relay.metered.ca:80"))
        )
      ]
    ),
  ])
  func `asks for what is to be done in the world`(_ key: Key, _ effects: [Effect]) {
    var state = DashboardState.mixed
    #expect(state.handle(.key(key)) == effects)
  }

  @Test func `pauses and goes on`() {
    var state = DashboardState.mixed
    #expect(state.press("pp") == [.monitor(.pause), .monitor(.resume)])
    #expect(!state.isPaused)
  }

  @Test func `applies keys that arrive together in their order`() {
    var state = DashboardState.mixed
    #expect(state.press("jjjk/us\npq") == [.monitor(.pause), .quit])
    #expect(state.selected?.name == "us_east")
    #expect(state.screen == .regions)
  }

  @Test(arguments: [
    ("", Screen.regions), ("/", .filter(over: .regions)), ("/x\n", .regions),
    ("\n", .page(.detail, over: .regions)), ("?", .page(.help, over: .regions)), ("??", .regions),
    ("\nm", .page(.messages, over: .page(.detail, over: .regions))),
    ("\n?", .page(.help, over: .page(.detail, over: .regions))),
    ("\n??", .page(.detail, over: .regions)), ("u", .servers), ("uu", .regions),
    ("u/", .filter(over: .servers)), ("u\n", .page(.detail, over: .servers)),
    ("n", .page(.network, over: .regions)), ("c", .page(.compare, over: .regions)),
    ("o", .columns(row: 0, over: .regions)), ("ujok", .columns(row: 0, over: .servers)),
  ])
  func `shows the screen asked for`(_ keys: String, _ screen: Screen) {
    var state = DashboardState.mixed
    _ = state.press(keys)
    #expect(state.screen == screen)
  }

  @Test(arguments: ["\n", "?", "/us", "/us\n", "\n?", "m", "\nm", "u", "u\n", "n", "c", "o", "t"])
  func `comes back by escape`(_ keys: String) {
    var state = DashboardState.mixed
    _ = state.press(keys)
    for _ in 0..<2 { _ = state.handle(.key(.escape)) }
    #expect(state.screen == .regions)
    #expect(state.draw().text.contains("1-11 of 22 regions"))
  }

  @Test func `takes letters as text while the filter is typed, and still ends by control-C`() {
    var state = DashboardState.mixed
    #expect(state.press("/qpr?es") == [])
    #expect(state.screen == .filter(over: .regions))
    #expect(state.handle(.key(.control("c"))) == [.quit])
  }

  @Test func `edits the filter`() {
    var state = DashboardState.mixed
    _ = state.press("/us_westx")
    for key in [Key.backspace, .left, .home, .delete, .character("u"), .end] {
      _ = state.handle(.key(key))
    }
    #expect(state.selected?.name == "us_west")
    _ = state.handle(.key(.control("w")))
    #expect(state.draw().text.contains("1-11 of 22 regions"))
  }

  @Test(.acceptance(.paste)) func `ignores a paste where nothing is typed`() {
    var state = DashboardState.mixed
    let before = state
    #expect(state.handle(.paste("q\u{3}pjj")) == [])
    #expect(state == before)
  }

  @Test(.acceptance(.paste)) func `takes a paste into the filter without its control characters`() {
    var state = DashboardState.mixed
    _ = state.press("/")
    #expect(state.handle(.paste("us\u{1B}_we\nst\r")) == [])
    #expect(state.screen == .filter(over: .regions))
    #expect(state.selected?.name == "us_west")
  }

  @Test(.acceptance(.statistics)) func `follows the region when the order changes`() {
    var state = DashboardState.mixed
    _ = state.press("jj")
    let chosen = state.selected
    var snapshot = SnapshotFixtures.mixed
    snapshot.elapsed += .seconds(4)
    for index in snapshot.regions.indices {
      snapshot.regions[index].rank = snapshot.regions[index].rank.map { 100 - $0 }
    }
    _ = state.handle(.snapshot(snapshot))
    #expect(state.selected == chosen)
    let cursor = state.draw().cursor
    #expect(cursor?.row == 14)
  }

  @Test func `stays on the first row until the person moves`() {
    var state = DashboardState(
      snapshot: SnapshotFixtures.loading, size: Size(columns: 80, rows: 24))
    #expect(state.selected?.name == "global")
    _ = state.handle(.snapshot(SnapshotFixtures.mixed))
    #expect(state.selected?.name == "us_east")
  }

  @Test(.acceptance(.tooSmall))
  func `keeps the selection and the row on the screen through every size`() {
    var state = DashboardState.mixed
    _ = state.press("jjjjjjjjjjjjjjj")
    let chosen = state.selected
    for (columns, rows) in [(80, 12), (39, 9), (1, 1), (200, 60), (60, 16), (80, 24)] {
      _ = state.handle(.resize(Size(columns: columns, rows: rows)))
      #expect(state.selected == chosen)
      guard columns >= 40 else { continue }
      #expect(state.draw().text.contains(">16 "))
    }
  }

  @Test(.acceptance(.tooSmall), arguments: ["q", "?"])
  func `obeys on a screen that is too small for anything else`(_ key: Character) {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 20, rows: 5))
    let effects = state.press("/js\(key)")
    #expect(effects == (key == "q" ? [.quit] : []))
    #expect(state.screen == (key == "?" ? .page(.help, over: .regions) : .regions))
    #expect(state.handle(.key(.control("c"))) == [.quit])
  }

  @Test func `shows a notice until the next key`() {
    var state = DashboardState.mixed
    _ = state.handle(.notice("cannot suspend: no shell to come back to"))
    #expect(state.draw().text.contains("cannot suspend: no shell to come back to"))
    _ = state.press("j")
    #expect(!state.draw().text.contains("cannot suspend"))
  }

  @Test func `scrolls help and servers no further than their end`() {
    for keys in ["?", "\n"] {
      var once = DashboardState(
        snapshot: SnapshotFixtures.mixed, size: Size(columns: 60, rows: 16))
      _ = once.press(keys + "G")
      var more = once
      _ = more.press("jjjj")
      #expect(more == once)
      _ = more.press("k")
      #expect(more != once)
    }
  }
}

/// Keys as text, `\n` for enter, and the region that is selected after them.
struct Press: Sendable, CustomTestStringConvertible {
  var keys: String
  var selects: String?

  init(_ keys: String, selects: String?) {
    self.keys = keys
    self.selects = selects
  }

  var testDescription: String { keys.debugDescription }
}

extension DashboardState {
  /// The mixed snapshot on the usual screen.
  static var mixed: DashboardState {
    DashboardState(snapshot: SnapshotFixtures.mixed, size: Size(columns: 80, rows: 24))
  }

  /// Presses keys one after the other, `\n` for enter, and returns all effects.
  mutating func press(_ keys: String) -> [Effect] {
    keys.flatMap { handle(.key($0 == "\n" ? .enter : .character($0))) }
  }
}

import Dashboard
import RelayKit
import TOMLFile
import TestSupport
import Testing

@Suite struct RebindingTests {
  @Test func `gives an action its keys and no others`() throws {
    let bindings = try rebound(("sort", ["w", "F6"]), ("pause", []))
    #expect(bindings.action(for: .character("w"), in: .regions) == .sort)
    #expect(bindings.action(for: .function(6), in: .regions) == .sort)
    #expect(bindings.action(for: .character("s"), in: .regions) == nil)
    #expect(bindings.action(for: .character("p"), in: .regions) == nil)
    #expect(bindings.rows(in: .regions).first { $0.action == .sort }?.hint?.keys == "w")
  }

  @Test func `keeps the way out, and text where text is typed`() throws {
    let bindings = try rebound(("quit", ["w"]), ("redraw", ["R"]))
    for context in KeyContext.allCases {
      #expect(bindings.action(for: .control("c"), in: context) == .quit)
    }
    #expect(bindings.action(for: .character("R"), in: .regions) == .redraw)
    #expect(bindings.action(for: .character("R"), in: .filter) == nil)
    #expect(bindings.action(for: .control("l"), in: .filter) == .redraw)
  }

  @Test func `shows the keys as they are`() throws {
    let bindings = try rebound(("move-down", ["i"]), ("move-up", ["I"]), ("messages", ["H"]))
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 50), bindings: bindings)
    #expect(state.draw().text.contains("iI move"))
    _ = state.press("?")
    #expect(state.draw().text.contains("H         what happened"))
  }

  @Test(
    .acceptance(.discoverability),
    arguments: [
      ("sortt", ["s"], "c:1:1: keys: there is no action sortt; did you mean sort?"),
      ("sort", ["PgDwn"], "c:1:1: keys: there is no key \"PgDwn\"; did you mean PgDn?"),
      ("sort", ["^C"], "c:1:1: keys: ^C always quits: choose another key"),
      ("sort", ["p"], "c:1:1: keys: p would do both"),
      ("sort", ["p"], "sort"), ("sort", ["p"], "pause"),
      ("help", ["y"], "y would do both help and copy in the regions: give one of them another key"),
      ("accept", ["y"], "y would do both accept and copy in the export"),
      ("completePath", ["tab"], "there is no action completePath; did you mean complete-path?"),
      ("sort", ["ctrl-s"], "there is no key \"ctrl-s\"; did you mean ^S?"),
      ("sort", ["shift-s"], "did you mean S?"), ("sort", ["Return"], "did you mean enter?"),
      ("sort", ["Escape"], "did you mean esc?"), ("sort", ["PageDown"], "did you mean PgDn?"),
      ("sort", ["alt-x"], "\"alt-x\"; turntop config --keys shows how keys are named"),
    ])
  func `refuses what cannot be, with both names`(
    action: String, keys: [String], complaint: String
  ) {
    do throws(KeyBindingError) {
      _ = try rebound((action, keys))
      Issue.record("it was taken")
    } catch {
      #expect(error.displayText.text.contains(complaint), "\(error.displayText)")
    }
  }

  @Test func `reads every key by the name that the help gives it`() {
    for key in KeyBindings.standard.rows.flatMap(\.keys) {
      #expect(Key(named: key.displayName.text) == key)
    }
    #expect(Key(named: "pgdn") == .pageDown && Key(named: "^l") == .control("l"))
    #expect(Key(named: "") == nil && Key(named: "F13") == nil)
  }

  @Test func `names every action so that it is found again`() {
    #expect(Action.moveDown.name == "move-down")
    #expect(Action.allCases.allSatisfy { Action(named: $0.name) == $0 })
  }

  @Test(.acceptance(.discoverability)) func `stands in the README as in the table`() throws {
    try ProjectFile.expectSection("keys", of: "README.md", is: KeyBindings.standard.markdown)
    #expect(Setting.row(.theme)?.standard?.text == ThemeList.defaultName)
  }

  private func rebound(
    _ wishes: (action: String, keys: [String])...
  ) throws(KeyBindingError) -> KeyBindings {
    let place = FilePlace(file: "c", position: TOMLPosition(line: 1, column: 1), key: "keys")
    return try KeyBindings.standard.rebound(
      by: wishes.map { KeyWish(action: $0.action, keys: $0.keys, place: place) })
  }
}

import Dashboard
import RelayKit
import TestSupport
import Testing

@Suite struct KeyBindingsTests {
  @Test(arguments: KeyContext.allCases)
  func `gives a key one meaning in one place`(_ context: KeyContext) {
    let keys = KeyBindings.standard.rows(in: context).flatMap(\.keys)
    #expect(keys.count == Set(keys).count)
  }

  @Test(arguments: Action.allCases)
  func `has a key for every action`(_ action: Action) {
    #expect(KeyBindings.standard.rows.contains { $0.action == action && !$0.keys.isEmpty })
  }

  @Test(arguments: KeyContext.allCases)
  func `always has a way out`(_ context: KeyContext) {
    #expect(KeyBindings.standard.action(for: .control("c"), in: context) == .quit)
  }

  @Test func `leaves letters to the text where text is typed`() {
    for context in [KeyContext.filter, .exportPath] {
      let letters = KeyBindings.standard.rows(in: context).flatMap(\.keys).filter { key in
        if case .character = key { true } else { false }
      }
      #expect(letters == [])
    }
  }

  @Test func `hints at keys that the row has`() {
    for row in KeyBindings.standard.rows {
      guard let hint = row.hint, hint.keys != "jk" else { continue }
      #expect(row.keys.map(\.displayName).contains(hint.keys))
    }
  }

  @Test(.acceptance(.discoverability)) func `names every action of the lists in the help`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 120))
    _ = state.press("?")
    let help = state.draw().text
    for context in KeyContext.allCases {
      for row in KeyBindings.standard.rows(in: context) {
        #expect(help.contains(row.title.text))
        let named = row.keys.count > 3 ? [row.keys[0], row.keys[row.keys.count - 1]] : row.keys
        #expect(named.allSatisfy { help.contains($0.displayName.text) })
      }
    }
  }

  @Test(arguments: KeyBindings.standard.rows.map(\.title.text))
  func `says in few enough words what a key does`(_ title: String) {
    #expect(title.count < 32)
  }

  @Test(arguments: [
    (Key.character(" "), "space"), (.character("j"), "j"), (.control("l"), "^L"),
    (.function(1), "F1"), (.pageDown, "PgDn"), (.escape, "esc"), (.backTab, "shift-tab"),
    (.enter, "enter"), (.up, "Up"),
  ])
  func `names keys`(_ key: Key, _ name: String) {
    #expect(key.displayName.text == name)
  }
}

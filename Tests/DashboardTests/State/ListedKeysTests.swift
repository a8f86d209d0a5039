import Dashboard
import RelayKit
import TestSupport
import Testing

/// What the help lists for a place works there.
@Suite struct ListedKeysTests {
  private static let moves: Set<Action> = [
    .moveDown, .moveUp, .pageDown, .pageUp, .first, .last, .previewDown, .previewUp,
  ]

  @Test(.acceptance(.discoverability), arguments: Scene.all, [80, 160])
  func `is done, or said why not, wherever it is listed`(_ scene: Scene, columns: Int) {
    let state = scene.state(Size(columns: columns, rows: 24))
    for row in KeyBindings.standard.rows(in: state.context) where !Self.moves.contains(row.action) {
      for key in row.keys {
        var pressed = state
        let effects = pressed.handle(.key(key))
        #expect(
          !effects.isEmpty || pressed.draw() != state.draw(),
          "\(key.displayName) does nothing in \(state.context)")
      }
    }
  }

  /// Each moves away from where another has moved to, where there is more than the screen shows.
  @Test(arguments: Scene.all)
  func `moves, wherever it is listed and there is somewhere to go`(_ scene: Scene) {
    let state = scene.state(Size(columns: 80, rows: 12))
    let rows = KeyBindings.standard.rows(in: state.context).filter {
      Self.moves.contains($0.action)
    }
    let starts = [state] + rows.map { state.after($0.keys[0]) }
    for group in [rows.filter { !$0.action.isOfPreview }, rows.filter(\.action.isOfPreview)] {
      let moving = group.filter { row in
        row.keys.allSatisfy { key in
          starts.contains { $0.after(key).draw() != $0.draw() }
        }
      }
      #expect(moving.isEmpty || moving == group)
    }
  }

  @Test func `knows a scene of every place`() {
    let contexts = Set(Scene.all.map { $0.state(Size(columns: 80, rows: 24)).context })
    #expect(Set(KeyContext.allCases).subtracting(contexts) == [.tooSmall])
  }
}

extension Action {
  fileprivate var isOfPreview: Bool { [.previewDown, .previewUp].contains(self) }
}

extension DashboardState {
  fileprivate func after(_ key: Key) -> DashboardState {
    var state = self
    _ = state.handle(.key(key))
    return state
  }
}

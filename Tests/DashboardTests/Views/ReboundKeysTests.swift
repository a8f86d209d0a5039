import Dashboard
import RelayKit
import TOMLFile
import TestSupport
import Testing

/// Every view names the keys as they are, and not as they come along.
@Suite struct ReboundKeysTests {
  @Test(.acceptance(.discoverability), arguments: Scene.all)
  func `hints at no key that is not bound`(_ scene: Scene) throws {
    let state = try Self.state(scene.snapshot, scene.events)
    let footer = try #require(state.draw().text.split(separator: "\n").last)
    let keys = footer.split(separator: "  ").compactMap { $0.split(separator: " ").first }
    #expect(!keys.isEmpty)
    #expect(state.context.isForTyping || keys.allSatisfy { $0.allSatisfy(\.isNew) }, "\(footer)")
  }

  @Test(arguments: Scene.all)
  func `tells of no other key in the help`(_ scene: Scene) throws {
    var state = try Self.state(
      scene.snapshot, scene.events + [.resize(Size(columns: 60, rows: 160))])
    let place = state.context
    guard !place.isForTyping, place != .help else { return }
    _ = state.handle(Event.key(.character("?")).translated(by: state))
    let lines = state.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2)
    let keys = lines.prefix { !$0.isEmpty }.map { $0.prefix { $0 != " " } }
    #expect(keys.filter { $0 != "^C" }.allSatisfy { $0.allSatisfy(\.isNew) }, "\(keys)")
    #expect(keys.count { $0 == "^C" } == 1)
  }

  @Test(arguments: [
    ("", Action.quit, "nothing to leave; ", " quits"),
    ("/mars\n", .back, "no region meets \"mars\"; ", " shows all"),
    ("/us\n", .back, "only regions with us; ", " shows all"),
    ("/mars\n\n", .back, "no row passes the filter; ", " shows all"),
    ("u/url:us\n", .back, "only servers with url:us; ", " shows all"),
    ("c", .mark, "selected and best; ", " marks others"),
    ("e/zzz\n", .back, "no consumer meets the filter; ", " shows all of them"),
  ])
  func `advises the keys that there are`(
    _ keys: String, _ action: Action, _ before: String, _ after: String
  ) throws {
    var state = try Self.state(SnapshotFixtures.relays, Scene.keys(keys))
    if keys.isEmpty { _ = state.handle(Event.key(.escape).translated(by: state)) }
    let names = state.bindings.rows.filter { $0.action == action }.flatMap(\.keys)
      .map(\.displayName.text)
    let new = try #require(names.first { $0.allSatisfy(\.isNew) })
    #expect(state.draw().text.contains(before + new + after))
  }

  @Test func `hints at them where there is room for nothing else`() throws {
    let state = try Self.state(
      SnapshotFixtures.mixed, [.resize(Size(columns: 20, rows: 5))])
    let keys = try [Action.quit, .help].map { action in
      try #require(state.bindings.rows.first { $0.action == action }?.keys.first?.displayName.text)
    }
    #expect(state.draw().text.contains("\n\(keys[0]) quit  \(keys[1]) help\n"))
  }

  @Test func `advises nothing that no key does`() throws {
    var state = DashboardState(
      snapshot: SnapshotFixtures.mixed, size: Size(columns: 120, rows: 40),
      bindings: try KeyBindings.standard.rebound(by: [Self.wish(.mark, [])]))
    _ = state.press("c")
    #expect(state.draw().text.contains("  selected and best\n"))
  }

  /// A dashboard in which each action has a letter that none has usually, after some events.
  private static func state(_ snapshot: Snapshot, _ events: [Event]) throws -> DashboardState {
    let wishes = Action.allCases.enumerated().map { index, action in
      wish(action, [String(Character.firstNew(after: index))])
    }
    var state = DashboardState(
      snapshot: snapshot, size: Size(columns: 160, rows: 50),
      bindings: try KeyBindings.standard.rebound(by: wishes))
    for event in events { _ = state.handle(event.translated(by: state)) }
    return state
  }

  private static func wish(_ action: Action, _ keys: [String]) -> KeyWish {
    let place = FilePlace(file: "c", position: TOMLPosition(line: 1, column: 1), key: "keys")
    return KeyWish(action: action.name, keys: keys, place: place)
  }
}

extension Event {
  /// The key that does now what this one does usually.
  fileprivate func translated(by state: DashboardState) -> Event {
    guard case .key(let key) = self,
      let action = KeyBindings.standard.action(for: key, in: state.context),
      let now = state.bindings.rows(in: state.context).first(where: { $0.action == action })
    else { return self }
    return now.keys.first.map(Event.key) ?? self
  }
}

extension Character {
  private static let new: ClosedRange<Character> = "А"..."я"

  fileprivate static func firstNew(after index: Int) -> Character {
    Unicode.Scalar(0x410 + UInt32(index)).map(Character.init) ?? "я"
  }

  fileprivate var isNew: Bool { Self.new.contains(self) }
}

extension KeyContext {
  fileprivate var isForTyping: Bool { [.filter, .exportFilter, .exportPath].contains(self) }
}

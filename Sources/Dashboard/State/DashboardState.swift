import RelayKit

/// All that the dashboard knows: what was measured, and where the person is looking.
///
/// It decides and draws, and touches nothing: `handle` returns what is to be done in the world,
/// and `draw` depends on the state alone.
package struct DashboardState: Equatable, Sendable {
  package internal(set) var snapshot: Snapshot {
    didSet {
      allRows = RegionRow.rows(of: snapshot)
      grounds = nil
      for news in snapshot.news(since: oldValue) { log.add(news, at: snapshot.time) }
    }
  }
  package internal(set) var size: Size
  package let glyphs: GlyphSet
  /// What keys do.
  package let bindings: KeyBindings
  package internal(set) var screen = Screen.regions
  /// Whether the person has asked to stop measuring.
  package internal(set) var isPaused = false
  /// The region the keys act on, through every change of order; `nil` until the person moves:
  /// then it is the first row, whichever region that is.
  var chosen: Region?
  var sort = SortOrder()
  /// What is typed of a `RegionFilter`; empty shows all.
  var filter = TextInput.filter
  /// The first row on the screen.
  var scroll = 0
  var message: Message? {
    didSet { if let message { log.add(message, at: snapshot.time) } }
  }
  private(set) var log = MessageLog()
  /// The rows of the snapshot, in its order.
  private(set) var allRows: [RegionRow]
  /// The regions that pass the filter, in the order of the screen, as of the latest event.
  var rows: [RegionRow] = []
  /// Why the region in detail has its rank; `nil` until asked, and with each snapshot anew.
  var grounds: Grounds?
  /// Whether rows and scroll positions are those of the latest event.
  var isSettled = false

  package init(
    snapshot: Snapshot, size: Size, glyphs: GlyphSet = .unicode, bindings: KeyBindings = .standard
  ) {
    self.snapshot = snapshot
    self.size = size
    self.glyphs = glyphs
    self.bindings = bindings
    allRows = RegionRow.rows(of: snapshot)
    settle()
  }

  /// Takes in what happened and returns what is to be done in the world, in order.
  package mutating func handle(_ event: Event) -> [Effect] {
    defer { settle() }
    return take(event)
  }

  /// Takes in what happened, one of many events, and leaves rows and scroll positions until they
  /// are needed: by a key that acts on them, or by `settle()` before they are drawn.
  package mutating func take(_ event: Event) -> [Effect] {
    if event.acts(in: context) { settle() }
    isSettled = false
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): paste(text)
    case .resize(let size): self.size = size
    case .snapshot(let snapshot): self.snapshot = snapshot
    case .exported(let outcome): conclude(outcome)
    case .notice(let text): message = Message(text: text)
    case .ignored: break
    }
    return []
  }

  /// What was said and what happened, the latest first.
  package var messages: [DisplayText] { log.entries.map(\.message.text) }

  /// The regions that are shown, in the order of the screen.
  package var shown: [Region] { rows.map(\.region) }

  /// The region the keys act on; `nil` where none is shown.
  package var selected: Region? {
    selectedRow?.region
  }
}

extension Event {
  /// Whether it is a key that acts on what is shown; typing does not.
  fileprivate func acts(in context: KeyContext) -> Bool {
    guard case .key(let key) = self else { return false }
    return KeyBindings.action(for: key, in: context) != nil
  }
}

import RelayKit

/// All that the dashboard knows: what was measured, and where the person is looking.
///
/// It decides and draws, and touches nothing: `handle` returns what is to be done in the world,
/// and `draw` depends on the state alone.
package struct DashboardState: Equatable, Sendable {
  /// What is shown: the newest snapshot, or an earlier one while the screen is frozen.
  package private(set) var snapshot: Snapshot {
    didSet {
      allRows = RegionRow.rows(of: snapshot)
      sampleTimes.take(snapshot)
      grounds = nil
    }
  }
  /// What was measured last, shown or not.
  package private(set) var newest: Snapshot {
    didSet {
      for news in newest.news(since: oldValue) { log.add(news, at: newest.time) }
      let best = bestNews.message(for: newest).map { [$0] } ?? []
      for message in best + newest.messages(since: oldValue) { log.add(message, at: newest.time) }
    }
  }
  package private(set) var size: Size
  package let glyphs: GlyphSet
  /// What keys do.
  package let bindings: KeyBindings
  package internal(set) var screen = Screen.regions
  /// Whether the person has asked to stop measuring.
  package internal(set) var isPaused = false
  /// Whether figures stand still on the screen, while measuring goes on.
  package internal(set) var isFrozen = false {
    didSet { if !isFrozen { snapshot = newest } }
  }
  /// How often the person has asked to measure; until then, as the survey says.
  var wishedInterval: Duration?
  /// Whether the mouse is reported to us; else it is the terminal's, which selects text with it.
  package internal(set) var isMouseOn = false
  /// What the person, or else the terminal, has made of the setting; `nil` for nothing.
  var mouseChange: Bool?
  var regionTable = TableState<RegionColumn>()
  var serverTable = TableState<ServerTableColumn>()
  /// Which of a region's URLs is taken apart.
  var inspected = 0
  /// The region whose credentials are on the screen for a moment; `nil`: none are.
  var revealed: Region?
  /// Regions to compare or export, in the order they were marked.
  var marked: [Region] = []
  /// Those that are looked at side by side, as they were chosen when that began.
  var compared: [Region] = []
  /// When the samples of the snapshot were decided.
  private(set) var sampleTimes = SampleTimes()
  let themes: ThemeList
  /// The settings as they were in force at the start, and the files as they are.
  private(set) var settingsAtStart: SettingsInForce
  /// The theme that is drawn with.
  package internal(set) var theme: String
  let themeAtStart: ThemeInForce
  /// Why the theme that is looked at cannot be had, and another is drawn; `nil` where it can.
  var themeRefusal: DisplayText?
  /// The theme that was chosen on the screen, now or before; `nil` where none was.
  var rememberedTheme: String?
  /// Whether one was chosen on the screen since the start.
  var isThemeChosen = false
  var message: Message? {
    didSet { if let message { log.add(message, at: newest.time) } }
  }
  private(set) var log = MessageLog()
  private var bestNews: BestNews
  /// The rows of the snapshot, in its order.
  private(set) var allRows: [RegionRow]
  /// Why the region in detail has its rank; `nil` until asked, and with each snapshot anew.
  var grounds: Grounds?
  /// Whether rows and scroll positions are those of the latest event.
  var isSettled = false

  package init(
    snapshot: Snapshot, size: Size, glyphs: GlyphSet = .unicode,
    bindings: KeyBindings = .standard, theme: ThemeInForce? = nil,
    preferences: Preferences = Preferences(),
    themes: ThemeList = ThemeLibrary().list, settings: SettingsInForce = SettingsInForce()
  ) {
    self.snapshot = snapshot
    newest = snapshot
    bestNews = BestNews(after: snapshot)
    self.size = size
    self.glyphs = glyphs
    self.bindings = bindings
    settingsAtStart = settings
    themeAtStart =
      theme ?? ThemeInForce(name: preferences.theme ?? ThemeList.defaultName)
    self.theme = themeAtStart.name
    self.themes = themes.including(themeAtStart.name)
    allRows = RegionRow.rows(of: snapshot)
    sampleTimes.take(snapshot)
    adopt(preferences)
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
    if event.acts(in: context, by: bindings) { settle() }
    isSettled = false
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): paste(text)
    case .mouse(let report): return take(report)
    case .mouseRefused: refuseMouse()
    case .resize(let size): self.size = size
    case .snapshot(let snapshot): take(snapshot)
    case .exported(let outcome): conclude(outcome)
    case .copied(let outcome): message = outcome.message
    case .folderRead(let question, let answer):
      changeExport { $0.take(answer, to: question) }
    case .remembered: settingsAtStart.stateIsWritten()
    case .themeRefused(let text): refuseTheme(text)
    case .notice(let text): message = Message(text: text)
    case .conceal: revealed = nil
    case .ignored: break
    }
    return []
  }

  private mutating func take(_ snapshot: Snapshot) {
    newest = snapshot
    if !isFrozen { self.snapshot = snapshot }
  }

  /// What was said and what happened, the latest first.
  package var messages: [DisplayText] { log.entries.map(\.message.text) }

  /// The regions that are shown, in the order of the screen.
  package var shown: [Region] { regionTable.rows.map(\.region) }

  /// The region the keys act on; `nil` where none is shown.
  package var selected: Region? { selectedRow?.region }
}

extension Event {
  /// Whether it is a key that acts on what is shown; typing does not.
  fileprivate func acts(in context: KeyContext, by bindings: KeyBindings) -> Bool {
    guard case .key(let key) = self else { return false }
    return bindings.action(for: key, in: context) != nil
  }
}

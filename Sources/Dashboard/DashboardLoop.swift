import Glibc
import RelayKit

/// The screen's thread: waits for keys, news and signals, lets the state decide, draws.
///
/// It waits in one `poll`, without a timer but where something is shown for a moment; where nothing
/// changes, nothing runs. Call it on the process's main thread, where signals arrive and ncurses
/// lives.
package struct DashboardLoop {
  private let terminal: any Terminal
  private let board: SnapshotBoard
  private let wake: WakePipe
  private let idleDescriptor: Int32?
  private let notice: DisplayText?
  private let themes: ThemeLibrary
  private let background: BackgroundWish
  private let mouse: Bool
  private let perform: (Effect) -> Event?

  private var state: DashboardState
  private var pace = DrawPace()
  /// When what is shown for a moment has been seen for long enough; `nil` where nothing is.
  private var concealing: ContinuousClock.Instant?
  /// Whether the latest frame was drawn while credentials were shown.
  private var isSecretDrawn = false
  /// Whether the terminal took no bytes when a frame was due.
  private var isStalled = false
  private var frameCount = 0
  private var isIdleTold = false
  /// How the person has ended it; `nil` as long as they have not.
  private var exit: DashboardExit?

  /// A loop that leaves to `perform` the effects that are not the terminal's.
  ///
  /// What comes of an effect returns as an event. The first frame says `notice`.
  /// Whenever it comes to rest it writes the line `idle N` to `idleDescriptor`, with N the number
  /// of frames so far, so that a test can wait for it.
  package init(
    terminal: any Terminal, board: SnapshotBoard, wake: WakePipe, idleDescriptor: Int32? = nil,
    notice: DisplayText? = nil, bindings: KeyBindings = .standard,
    themes: ThemeLibrary = ThemeLibrary(), background: BackgroundWish = .terminal,
    theme: ThemeInForce? = nil, preferences: Preferences = Preferences(),
    settings: SettingsInForce = SettingsInForce(), mouse: Bool = false,
    perform: @escaping (Effect) -> Event?
  ) {
    self.terminal = terminal
    self.board = board
    self.wake = wake
    self.idleDescriptor = idleDescriptor
    self.notice = notice
    self.themes = themes
    self.background = background
    self.mouse = mouse
    self.perform = perform
    state = DashboardState(
      snapshot: board.snapshot, size: terminal.size, glyphs: terminal.glyphs, bindings: bindings,
      theme: theme, preferences: preferences, themes: themes.list, settings: settings)
  }

  /// Runs until the person quits, a signal ends the process or the terminal is gone.
  package mutating func run() -> DashboardExit {
    run(afterFirstFrame: {})
  }

  /// The same, with something that may take long, and keep it from running at all, done where it
  /// delays no frame but the second.
  package mutating func run<Obstacle: Error>(
    afterFirstFrame body: () throws(Obstacle) -> Void
  ) throws(Obstacle) -> DashboardExit {
    if mouse { for effect in state.setMouse(true) { carryOut(effect) } }
    let notices = [terminal.notice, notice].compactMap(\.self).filter { !$0.isEmpty }
    if !notices.isEmpty { handle(.notice(notices.joined(separator: "; "))) }
    drawIfDue()
    try body()
    while true {
      drawIfDue()
      wait()
      wake.drain()
      if let exit = takeSignals() ?? takeInput() {
        takeSecretsOff()
        return exit
      }
      takeNews()
      concealIfDue()
    }
  }

  private mutating func takeSignals() -> DashboardExit? {
    let signals = terminal.takeSignals()
    if let number = signals.ending { return .signal(number) }
    if signals.contains(.stop) { suspend() }
    if signals.contains(.continued) {
      handle(.conceal)
      terminal.comeBack()
      pace.note(.person)
    }
    return nil
  }

  /// Takes all that has come, and looks for signals meanwhile: there may be a great deal.
  private mutating func takeInput() -> DashboardExit? {
    let input = terminal.read()
    for (index, event) in input.events.enumerated() where exit == nil {
      if index > 0, index.isMultiple(of: Self.eventsBetweenSignals), let exit = takeSignals() {
        return exit
      }
      handle(event)
    }
    if let exit { return exit }
    return input.isAtEnd ? .hangUp : nil
  }

  private static let eventsBetweenSignals = 32

  private mutating func takeNews() {
    let snapshot = board.snapshot
    guard snapshot.version != state.newest.version else { return }
    _ = state.take(.snapshot(snapshot))
    pace.note(.news)
  }

  /// Lets the state decide, and does what it decides, in order.
  private mutating func handle(_ event: Event) {
    pace.note(.person)
    for effect in state.take(event) { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .concealLater(let delay): concealing = .now + delay
    case .quit: exit = .quit
    case .quitWithReport: exit = .quitWithReport
    case .suspend: suspend()
    case .redraw: terminal.repaint()
    case .theme(let name): draw(withTheme: name)
    case .mouse(let isOn): if !terminal.reportMouse(isOn) { handle(.mouseRefused) }
    case .copy(let clip): handle(.copied(terminal.copy(clip)))
    case .monitor, .export, .completePath, .save:
      if let outcome = perform(effect) { handle(outcome) }
    }
  }

  /// Draws with a theme; where it cannot be had, with the default one and a word of why.
  private mutating func draw(withTheme name: String) {
    let choice = themes.choice(named: name)
    terminal.theme = choice.theme.over(background)
    if let refusal = themes.refusal(choice) { handle(.themeRefused(refusal)) }
  }

  private mutating func concealIfDue() {
    guard let concealing, concealing <= .now else { return }
    self.concealing = nil
    handle(.conceal)
  }

  /// Leaves no credential on the screen: not every terminal has another to go back to.
  ///
  /// One that takes no bytes now is not waited for.
  private mutating func takeSecretsOff() {
    guard isSecretDrawn else { return }
    handle(.conceal)
    draw()
  }

  private mutating func suspend() {
    takeSecretsOff()
    handle(.conceal)
    if !terminal.suspend() {
      handle(.notice("not started from a shell that could continue it, so it stays"))
    }
    pace.note(.person)
  }

  private mutating func drawIfDue() {
    guard pace.delay(at: .now) == .zero else { return }
    draw()
  }

  private mutating func draw() {
    isIdleTold = false
    state.settle()
    switch terminal.draw(state.draw()) {
    case .busy:
      isStalled = true
    case .drawn:
      frameCount += 1
      isSecretDrawn = state.revealed != nil
      fallthrough
    case .unchanged:
      isStalled = false
      pace.drew(at: .now)
    }
  }

  private mutating func tellIdle() {
    guard let idleDescriptor, !isIdleTold else { return }
    isIdleTold = true
    let line = Array("idle \(frameCount)\n".utf8)
    _ = write(idleDescriptor, line, line.count)
  }

  /// Sleeps until there is something to read, a frame is due, or a stalled terminal takes it.
  private mutating func wait() {
    var descriptors = [
      pollfd(fd: terminal.keysDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.readDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    if isStalled {
      let screen = pollfd(fd: terminal.screenDescriptor, events: Int16(POLLOUT), revents: 0)
      descriptors.append(screen)
    }
    let delay = isStalled ? nil : pace.delay(at: .now)
    if delay == nil, !isStalled { tellIdle() }
    let rest = [delay, concealing.map { max(.zero, $0 - .now) }].compactMap(\.self).min()
    let milliseconds = rest.map { Int32($0.milliseconds.rounded(.up)) } ?? -1
    _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
  }
}

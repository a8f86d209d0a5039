import CNcurses
import Glibc
import RelayKit

/// The real screen, by ncurses.
///
/// Make one in a process, on its main thread: ncurses has one screen, is not safe to call from
/// several threads, and must not be started twice.
package final class CursesTerminal: Terminal {
  package let glyphs: GlyphSet
  package let screenDescriptor: Int32
  package let keysDescriptor: Int32
  package let depth: ColourDepth
  package let notice: DisplayText?

  private let escapeDelay: Int
  private let understandsPaste: Bool
  private var theme: Theme
  private var palette: Palette
  private var decoder = InputDecoder()
  private var lastInput = ContinuousClock.now
  private var reportedSize: Size
  private var lastFrame: Frame?
  private var cursorIsShown = true
  private var isOpen = true

  /// Starts the screen.
  ///
  /// Signals are noted from then on, and each wakes `wake`; what is printed to standard output
  /// and error is kept until the screen is closed.
  package init(
    options: TerminalOptions, theme: Theme, wake: WakePipe
  ) throws(TerminalError) {
    let descriptors = try TerminalDescriptors()
    let description = try TerminalDescription(options.term, on: descriptors.screen)
    let isUTF8 = Self.setLocale(options.locale)
    try Self.start(description, on: descriptors, options: options, wake: wake)
    screenDescriptor = descriptors.screen
    keysDescriptor = descriptors.keys
    notice = description.notice
    glyphs = isUTF8 && !options.asciiOnly ? .unicode : .ascii
    escapeDelay = options.escapeDelay
    understandsPaste = curses_is_xterm_like()
    depth = Self.startColours(wish: options.colour)
    self.theme = theme
    palette = Palette(limit: Int(curses_colour_pairs()))
    reportedSize = Size(columns: Int(curses_columns()), rows: Int(curses_rows()))
    setPaste(true)
    adoptWindowSize()
    reportedSize = size
  }

  package var size: Size {
    Size(columns: Int(curses_columns()), rows: Int(curses_rows()))
  }

  /// Draws with another theme from the next frame on.
  package func use(_ theme: Theme) {
    self.theme = theme
    lastFrame = nil
  }

  package func takeSignals() -> SignalSet {
    SignalSet(rawValue: guard_take_signals())
  }

  deinit {
    close()
  }
}

// MARK: - Input

extension CursesTerminal {
  package func read() -> TerminalInput {
    var events: [Event] = decoder.isPasting && isPasteStale ? decoder.giveUp() : []
    var codes = drain()
    let isAtEnd = codes.isEmpty && hasHungUp
    if !codes.isEmpty { lastInput = .now }
    events += decoder.decode(codes)
    while decoder.isAmidSequence {
      codes = isReadable(within: escapeDelay) ? drain() : []
      events += codes.isEmpty ? decoder.giveUp() : decoder.decode(codes)
    }
    return TerminalInput(events: resized() + events, isAtEnd: isAtEnd)
  }

  /// A second without a byte: the mark that ends the paste was lost.
  private var isPasteStale: Bool {
    ContinuousClock.now - lastInput > .seconds(1)
  }

  /// All that ncurses has or can read now; it keeps bytes of its own that `poll` cannot see.
  private func drain() -> [InputDecoder.Code] {
    var codes: [InputDecoder.Code] = []
    while true {
      var code: UInt32 = 0
      switch curses_read(&code) {
      case CURSES_SCALAR: codes.append(.scalar(code))
      case CURSES_KEY where code != UInt32(KEY_RESIZE): codes.append(.key(code))
      case CURSES_KEY: continue
      default: return codes
      }
    }
  }

  private var hasHungUp: Bool {
    var keys = pollfd(fd: keysDescriptor, events: Int16(POLLIN), revents: 0)
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    return poll(&keys, 1, 0) > 0 && keys.revents & gone != 0
  }

  private func isReadable(within milliseconds: Int) -> Bool {
    var keys = pollfd(fd: keysDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&keys, 1, Int32(milliseconds)) > 0
  }

  private func resized() -> [Event] {
    adoptWindowSize()
    guard size != reportedSize else { return [] }
    reportedSize = size
    return [.resize(size)]
  }

  /// Asks the kernel, in case a change of size came as no signal, or to another thread.
  private func adoptWindowSize() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard curses_window_size(screenDescriptor, &columns, &rows),
      Size(columns: Int(columns), rows: Int(rows)) != size
    else { return }
    resizeterm(rows, columns)
  }
}

// MARK: - Output

extension CursesTerminal {
  package func draw(_ frame: Frame) -> DrawOutcome {
    guard frame != lastFrame else { return .unchanged }
    guard isWritable else { return .busy }
    let screen = curses_screen()
    werase(screen)
    for run in FrameRun.runs(of: frame, glyphs: glyphs) { put(run) }
    showCursor(frame.showsCursor)
    let cursor = frame.cursor ?? Position(column: 0, row: 0)
    wmove(screen, Int32(cursor.row), Int32(cursor.column))
    wnoutrefresh(screen)
    doupdate()
    lastFrame = frame
    return .drawn
  }

  package func repaint() {
    clearok(curses_screen(), true)
    lastFrame = nil
  }

  private var isWritable: Bool {
    var screen = pollfd(fd: screenDescriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&screen, 1, 0) > 0
  }

  private func put(_ run: FrameRun) {
    let ink = theme.ink(for: run.style, at: depth)
    let pair = palette.number(for: ink, define: curses_define_pair)
    curses_put(
      Int32(run.row), Int32(run.column), run.scalars, Int32(run.scalars.count),
      Self.attributes(ink.attributes), pair)
  }

  private static func attributes(_ attributes: TextAttributes) -> attr_t {
    let table: [(TextAttributes, attr_t)] = [
      (.bold, curses_bold()), (.dim, curses_dim()), (.underline, curses_underline()),
      (.reverse, curses_reverse()),
    ]
    return table.reduce(0) { $0 | (attributes.contains($1.0) ? $1.1 : 0) }
  }

  private func showCursor(_ isShown: Bool) {
    guard isShown != cursorIsShown else { return }
    curs_set(isShown ? 1 : 0)
    cursorIsShown = isShown
  }
}

// MARK: - Coming and going

extension CursesTerminal {
  package func suspend() -> Bool {
    guard guard_can_stop() else { return false }
    leave()
    let wasStopped = guard_stop_job()
    enter()
    return wasStopped
  }

  package func comeBack() {
    leave()
    enter()
  }

  package func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    guard_release()
  }

  private func leave() {
    setPaste(false)
    endwin()
    guard_arm(false)
  }

  private func enter() {
    guard_arm(true)
    cursorIsShown = true
    repaint()
    // With this ncurses is back in its own settings and on its own screen.
    wrefresh(curses_screen())
    setPaste(true)
  }

  /// Has pasted text marked as such, or no longer.
  private func setPaste(_ isOn: Bool) {
    guard understandsPaste else { return }
    let bytes = Array("\u{1B}[?2004\(isOn ? "h" : "l")".utf8)
    _ = write(screenDescriptor, bytes, bytes.count)
  }
}

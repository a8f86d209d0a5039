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
  package let notice: DisplayText?

  private let clipboard: Clipboard
  private let isXtermLike: Bool
  private var reader: KeyReader
  private var canvas: Canvas
  /// The size that the reader of events knows of.
  private var reportedSize: Size
  private var isOpen = true

  /// Starts the screen.
  ///
  /// From then on signals are noted, and each wakes `wake`; what is printed to standard output
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
    isXtermLike = curses_is_xterm_like()
    clipboard = Clipboard(
      multiplexer: options.multiplexer, isSupported: curses_is_xterm_like())
    reader = KeyReader(descriptor: descriptors.keys, escapeDelay: options.escapeDelay)
    canvas = Canvas(
      descriptor: descriptors.screen, theme: theme, colour: options.colour, glyphs: glyphs)
    Self.adoptWindowSize(of: descriptors.screen)
    reportedSize = Self.cursesSize
    setPaste(true)
  }

  deinit {
    close()
  }

  package var size: Size { Self.cursesSize }

  package var depth: ColourDepth { canvas.depth }

  /// The theme that frames are drawn with from the next one on.
  package var theme: Theme {
    get { canvas.theme }
    set { canvas.theme = newValue }
  }

  package func takeSignals() -> SignalSet {
    SignalSet(rawValue: guard_take_signals())
  }

  package func read() -> TerminalInput {
    var input = reader.read()
    Self.adoptWindowSize(of: screenDescriptor)
    if size != reportedSize {
      reportedSize = size
      input.events.insert(.resize(size), at: 0)
    }
    return input
  }

  package func draw(_ frame: Frame) -> DrawOutcome {
    canvas.draw(frame)
  }

  package func repaint() {
    canvas.forget()
  }

  package func copy(_ clip: Clip) -> CopyOutcome {
    switch clipboard.sequence(for: clip.text.revealed) {
    case .success(let sequence):
      let isSent = screenDescriptor.take(Array(sequence.utf8))
      return CopyOutcome(clip.subject, refusal: isSent ? nil : .busy)
    case .failure(let reason): return CopyOutcome(clip.subject, refusal: reason)
    }
  }

  package func reportMouse(_ isOn: Bool) -> Bool {
    guard isXtermLike else { return false }
    if isOn != reader.takesMouse { sendMouse(isOn) }
    reader.takesMouse = isOn
    return true
  }

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
    if reader.takesMouse { sendMouse(false) }
    canvas.clearUp()
    endwin()
    guard_arm(false)
  }

  private func enter() {
    guard_arm(true)
    canvas.forgetScreen()
    // With this ncurses is back in its own settings and on its own screen; what was on it before
    // may be a secret, and is out of date.
    werase(curses_screen())
    wrefresh(curses_screen())
    setPaste(true)
    if reader.takesMouse { sendMouse(true) }
  }

  /// Presses and the wheel in numbers of any size, no motion.
  private func sendMouse(_ isOn: Bool) {
    send(isOn ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l")
  }

  /// Has pasted text marked as such, or no longer.
  private func setPaste(_ isOn: Bool) {
    guard isXtermLike else { return }
    send("\u{1B}[?2004\(isOn ? "h" : "l")")
  }

  private func send(_ sequence: String) {
    let bytes = Array(sequence.utf8)
    _ = write(screenDescriptor, bytes, bytes.count)
  }

  private static var cursesSize: Size {
    Size(columns: Int(curses_columns()), rows: Int(curses_rows()))
  }

  /// Asks the kernel, in case a change of size came as no signal, or amid a sequence.
  private static func adoptWindowSize(of descriptor: Int32) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard curses_window_size(descriptor, &columns, &rows),
      Size(columns: Int(columns), rows: Int(rows)) != cursesSize
    else { return }
    resizeterm(rows, columns)
  }
}

import Dashboard
import Glibc
import Testing

/// A terminal of the kernel's that stands for the process's own: what is typed and shown on it is
/// in the test's hands.
struct PseudoTerminal {
  private let master: Int32

  // TIOCSPTLCK and TIOCGPTPEER, which Swift cannot import (ioctl_tty(2)).
  private static let setLock: UInt = 0x4004_5431
  private static let openPeer: UInt = 0x5441

  /// Opens one and makes it standard input, output and error.
  init() throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: Int32 = 0
    try #require(ioctl(master, Self.setLock, &isLocked) == 0)
    let slave = ioctl(master, Self.openPeer, O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    resize(columns: 80, rows: 24)
    for stream in 0...2 { dup2(slave, Int32(stream)) }
  }

  /// Opens one and starts the screen on it.
  static func start(
    term: String = "xterm-256color", locale: String = "C.UTF-8", colour: ColourWish = .auto,
    background: BackgroundWish = .terminal, size: Size = Size(columns: 80, rows: 24)
  ) throws -> (PseudoTerminal, CursesTerminal) {
    let pty = try PseudoTerminal()
    pty.resize(columns: UInt16(size.columns), rows: UInt16(size.rows))
    let terminal = try pty.startTerminal(
      term: term, locale: locale, colour: colour, background: background)
    return (pty, terminal)
  }

  func startTerminal(
    term: String = "xterm-256color", locale: String = "C.UTF-8", colour: ColourWish = .auto,
    background: BackgroundWish = .terminal
  ) throws -> CursesTerminal {
    let options = TerminalOptions(
      term: term, locale: LocaleWish(all: locale, characters: nil, language: nil), colour: colour)
    let theme = try ThemeLibrary.bundledTheme(named: "dark").over(background)
    return try CursesTerminal(options: options, theme: theme, wake: WakePipe())
  }

  /// The line settings, as text to compare.
  var settings: String {
    var settings = termios()
    tcgetattr(master, &settings)
    return "\(settings)"
  }

  func type(_ text: String) {
    _ = write(master, text, text.utf8.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// All that was shown since it was last asked.
  func output() -> String {
    var shown: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var readable = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&readable, 1, 50) > 0, readable.revents & Int16(POLLIN) != 0 {
      let count = read(master, &chunk, chunk.count)
      shown += chunk.prefix(max(count, 0))
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

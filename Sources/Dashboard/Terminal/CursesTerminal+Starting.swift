import CNcurses
import Glibc
import RelayKit

extension CursesTerminal {
  /// Sets how characters are written, before ncurses starts, and says whether that is UTF-8.
  ///
  /// Only that of the locale: numbers keep their decimal point.
  static func setLocale(_ wish: LocaleWish) -> Bool {
    for name in wish.candidates where setlocale(LC_CTYPE, name) != nil { break }
    return curses_locale_is_utf8()
  }

  /// Why there can be no screen on a terminal of this kind; `nil` where there can be one.
  ///
  /// Nothing is started or sent.
  package static func obstacle(term: String?) -> TerminalError? {
    guard let term, !term.isEmpty else { return .unnamed }
    do throws(TerminalError) {
      let descriptors = try TerminalDescriptors()
      defer { descriptors.close() }
      _ = try TerminalDescription(term, on: descriptors.screen)
      return nil
    } catch {
      return error
    }
  }

  /// Starts ncurses on the terminal, and the guard with it.
  static func start(
    _ description: TerminalDescription, on descriptors: TerminalDescriptors,
    options: TerminalOptions, wake: WakePipe
  ) throws(TerminalError) {
    guard let output = fdopen(descriptors.screen, "w"),
      let input = fdopen(descriptors.keys, "r")
    else { throw .system(call: "fdopen", errno: errno) }
    guard guard_remember(descriptors.keys) else {
      throw .system(call: "tcgetattr", errno: errno)
    }
    guard_keep_stop()
    guard curses_start(description.term, output, input) else {
      guard_let_stop()
      throw .unknown(term: DisplayText(sanitizing: description.term, limit: 64))
    }
    setModes(escapeDelay: options.escapeDelay)
    prepareFarewell()
    let streams = StandardStreams()
    guard_install(
      guard_terminal(
        screen: descriptors.screen, keys: descriptors.keys, wake: wake.writeDescriptor,
        standard_output: streams.output, standard_error: streams.error,
        captured: streams.captured))
  }

  private static func setModes(escapeDelay: Int) {
    raw()
    noecho()
    nonl()
    // Frames are always drawn to their end.
    typeahead(-1)
    let screen = curses_screen()
    intrflush(screen, false)
    keypad(screen, true)
    nodelay(screen, true)
    set_escdelay(Int32(escapeDelay))
    KeyTable.define()
  }

  /// Prepares what the guard writes where the process dies with the screen up.
  private static func prepareFarewell() {
    let modes =
      curses_is_xterm_like() ? "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l" : ""
    let ending = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].reduce(Array(modes.utf8)) {
      $0 + Capability.sequence($1)
    }
    let farewell = ending + (Capability.sequence("rmcup").isEmpty ? freeLastRow : [])
    farewell.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      guard_set_farewell(start, bytes.count)
    }
  }

  /// Erases the last row, where a terminal stops that is sent to one far below: without a second
  /// screen the prompt that follows stands among what was drawn.
  private static var freeLastRow: [UInt8] {
    Capability.move(toRow: 998) + Capability.sequence("el")
  }
}

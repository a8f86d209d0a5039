import CNcurses
import Glibc

/// Reads keys through ncurses.
struct KeyReader {
  private let descriptor: Int32
  /// In milliseconds.
  private let escapeDelay: Int
  private var decoder = InputDecoder()
  private var lastInput = ContinuousClock.now

  /// Whether reports of the mouse are asked for.
  var takesMouse: Bool {
    get { decoder.takesMouse }
    set { decoder.takesMouse = newValue }
  }

  init(descriptor: Int32, escapeDelay: Int) {
    self.descriptor = descriptor
    self.escapeDelay = escapeDelay
  }

  /// Reads all that has come; waits, and then no longer than for an escape, only amid a sequence.
  mutating func read() -> TerminalInput {
    var events: [Event] = decoder.isPasting && isPasteStale ? decoder.giveUp() : []
    let codes = drain()
    let isAtEnd = codes.isEmpty && hasHungUp
    if !codes.isEmpty { lastInput = .now }
    events += decoder.decode(codes)
    while decoder.isAmidSequence {
      let rest = isReadable(within: escapeDelay) ? drain() : []
      events += rest.isEmpty ? decoder.giveUp() : decoder.decode(rest)
    }
    return TerminalInput(events: events, isAtEnd: isAtEnd)
  }

  /// A second without a byte: the mark that ends the paste was lost.
  private var isPasteStale: Bool {
    ContinuousClock.now - lastInput > .seconds(1)
  }

  /// All that ncurses has or can read now; it keeps bytes of its own that `poll` cannot see.
  private func drain() -> [InputDecoder.Code] {
    var codes: [InputDecoder.Code] = []
    while true {
      let code = curses_read()
      guard code >= 0 else { return codes }
      // The size is asked of the kernel.
      guard code != KEY_RESIZE else { continue }
      codes.append(UInt8(exactly: code).map { .byte($0) } ?? .key(code))
    }
  }

  private var hasHungUp: Bool {
    poll(within: 0) & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }

  private func isReadable(within milliseconds: Int) -> Bool {
    poll(within: milliseconds) != 0
  }

  private func poll(within milliseconds: Int) -> Int16 {
    var keys = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&keys, 1, Int32(milliseconds)) > 0 ? keys.revents : 0
  }
}

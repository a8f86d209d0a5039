import Glibc
import RelayKit
import Synchronization

/// A line that is typed on standard input's terminal and not shown there.
///
/// However that ends, by a signal too, the terminal is left as it was.
enum HiddenLine {
  /// The signal that came meanwhile; 0 for none.
  private static let received = Atomic<Int32>(0)
  private static let interruption = Result { () throws(InputFileError) in try Latch() }

  /// Asks on standard error and waits for the line, of which at most `limit` bytes count.
  static func read(asking question: DisplayText, limit: Int) throws(InputFileError) -> [UInt8] {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { throw .system(errno) }
    var hidden = shown.hidingInput
    let signals = EndingSignals.heeded
    // Both exist before a handler runs.
    received.store(0, ordering: .relaxed)
    let interruption = try interruption.get()
    for number in signals {
      signal(number) { number in
        HiddenLine.received.store(number, ordering: .relaxed)
        if case .success(let latch) = HiddenLine.interruption { latch.open() }
      }
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    Process.prompt(question)
    let outcome = Result { () throws(InputFileError) in try line(limit, unless: interruption) }
    tcsetattr(STDIN_FILENO, TCSANOW, &shown)
    for number in signals { signal(number, SIG_DFL) }
    let number = received.load(ordering: .relaxed)
    if number != 0 { EndingSignals.end(by: number) }
    return try outcome.get()
  }

  /// The line, once it is there whole; nothing where a signal came first.
  private static func line(
    _ limit: Int, unless interruption: Latch
  ) throws(InputFileError) -> [UInt8] {
    guard !interruption.isOpen(beforeReadable: STDIN_FILENO) else { return [] }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = Glibc.read(STDIN_FILENO, &bytes, limit)
    guard count >= 0 else { throw .system(errno) }
    return Array(bytes.prefix(count))
  }
}

extension termios {
  /// Without echo but for the end of the line, and without ^Z, which would leave it so.
  fileprivate var hidingInput: termios {
    var hidden = self
    hidden.c_lflag &= ~tcflag_t(ECHO)
    hidden.c_lflag |= tcflag_t(ECHONL)
    withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VSUSP)] = 0 }
    return hidden
  }
}

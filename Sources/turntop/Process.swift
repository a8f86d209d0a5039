import Dashboard
import FoundationEssentials
import Glibc
import RelayKit

/// The process as the commands see it: its streams, environment and end.
enum Process {
  /// Prints lines to standard output; throws where it takes no more, but not where its reader has
  /// gone.
  static func print(_ lines: [DisplayText]) throws(Failure) {
    try put(lines.map { $0.text + "\n" }.joined())
  }

  /// Prints a sample with the terminal's sequences in it, as `print` does.
  static func paint(_ sample: ThemeSample, at depth: ColourDepth?) throws(Failure) {
    try put(sample.text(at: depth))
  }

  /// Writes an export to standard output as it is, secrets and all, as `print` does.
  static func write(_ export: Export) throws(Failure) {
    try put(export.bytes)
  }

  /// Writes a person's own file to standard output as it is, as `print` does.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try put(bytes)
  }

  private static func put(_ text: String) throws(Failure) {
    try put(Array(text.utf8))
  }

  private static func put(_ bytes: [UInt8]) throws(Failure) {
    let error = write(bytes, to: STDOUT_FILENO)
    guard error != 0, error != EPIPE else { return }
    let reason = DisplayText(sanitizing: String(cString: strerror(error)))
    throw Failure("cannot write to standard output: \(reason)", .cannotWrite)
  }

  /// Says on standard error, beside the output, what a person wants to know.
  static func remark(_ text: DisplayText) {
    _ = write(Array("\(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Says on standard error what happened, to what, and what to do next.
  static func complain(_ text: DisplayText) {
    remark("turntop: \(text)")
  }

  /// Says likewise what a survey that has ended may have left on servers, if anything.
  static func complain(ofAnythingLeftBy snapshot: Snapshot) {
    if let rest = snapshot.leftBehind { complain(rest) }
  }

  /// Asks on standard error for what is to be typed behind it.
  static func prompt(_ question: DisplayText) {
    _ = write(Array(question.text.utf8), to: STDERR_FILENO)
  }

  static func exit(_ status: Int32) -> Never {
    Glibc.exit(status)
  }

  /// Allows this process as many open files as the system lets it have: each flow is one.
  static func raiseDescriptorLimit() {
    var limit = rlimit()
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(kind, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(kind, &limit)
  }

  /// How many files the process itself comes to open beside a survey's: those of the threads under
  /// tasks, the pipes by which these and the screen tell each other, and the terminal.
  static let files = 12

  /// Whether so many more files can be open at once.
  static func hasRoom(forFiles count: Int) -> Bool {
    let opened = (0..<count).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    defer { for descriptor in opened where descriptor >= 0 { close(descriptor) } }
    return opened.allSatisfy { $0 >= 0 }
  }

  /// How many columns the terminal on standard output has; `nil` where there is none.
  static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static var environment: Environment {
    Environment(ProcessInfo.processInfo.environment)
  }

  /// Writes all of `bytes`; returns the error that stopped it, 0 for none.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return errno }
      rest = rest.dropFirst(written)
    }
    return 0
  }
}

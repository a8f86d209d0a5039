import FoundationEssentials
import Glibc
import RelayKit

/// The process as the commands see it: its streams, environment and end.
enum Process {
  /// Prints to standard output; throws where it takes no more, but not where its reader has gone.
  static func print(_ text: String) throws(Failure) {
    let error = write(Array(text.utf8), to: STDOUT_FILENO)
    guard error != 0, error != EPIPE else { return }
    let reason = DisplayText(sanitizing: String(cString: strerror(error)))
    throw Failure("cannot write to standard output: \(reason)", .cannotWrite)
  }

  /// Says on standard error what happened, to what, and what to do next.
  static func complain(_ text: DisplayText) {
    _ = write(Array("turntop: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Asks on standard error for what is to be typed behind it.
  static func prompt(_ question: DisplayText) {
    _ = write(Array(question.text.utf8), to: STDERR_FILENO)
  }

  static func exit(_ status: Int32) -> Never {
    Glibc.exit(status)
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

import FoundationEssentials
import Glibc
import RelayKit

/// The process as the commands see it: its streams, environment and end.
enum Process {
  static func print(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  static func print(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Says on standard error what happened, to what, and what to do next.
  static func complain(_ text: DisplayText) {
    write(Array("turntop: \(text)\n".utf8), to: STDERR_FILENO)
  }

  static func exit(_ status: Int32) -> Never {
    Glibc.exit(status)
  }

  static var environment: Environment {
    Environment(ProcessInfo.processInfo.environment)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

import Glibc
import RelayKit

/// A pipe that wakes the screen's thread from any other, and from signal handlers.
package struct WakePipe: Sendable {
  package let readDescriptor: Int32
  package let writeDescriptor: Int32

  /// Opens the pipe, which lives as long as the process.
  package init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readDescriptor = ends[0]
    writeDescriptor = ends[1]
  }

  /// Wakes the reader; a full pipe has woken it already.
  package func wake() {
    var byte: UInt8 = 1
    _ = write(writeDescriptor, &byte, 1)
  }

  /// Forgets all that woke it so far.
  package func drain() {
    var bytes = [UInt8](repeating: 0, count: 512)
    while read(readDescriptor, &bytes, bytes.count) == bytes.count {}
  }
}

import Glibc

/// Lets a thread wait for what a task announces.
struct Latch: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  /// Throws where the process may open no more files.
  init() throws(InputFileError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// Opens the latch; once it is open, nothing more.
  func open() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Blocks the calling thread until the latch is open or `other` can be read, and says whether it
  /// is open.
  func isOpen(beforeReadable other: Int32) -> Bool {
    var descriptors = [readEnd, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&descriptors, 2, -1) < 0, errno == EINTR {}
    return descriptors[0].revents != 0
  }

  /// Blocks the calling thread until the latch is open, but no longer than `limit`.
  func wait(atMost limit: Duration? = nil) {
    var descriptor = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    let milliseconds = limit.map { Int32($0.components.seconds * 1_000) } ?? -1
    while poll(&descriptor, 1, milliseconds) < 0, errno == EINTR {}
  }
}

import CNcurses
import Glibc

/// Standard output and error while the screen is up: what is printed there would spoil it, so it
/// goes to a file in memory, and the guard shows it when the screen is gone.
struct StandardStreams {
  /// What they were; -1 for one that is no terminal and is left alone.
  let output: Int32
  let error: Int32
  /// The file that stands in for them; -1 for none.
  let captured: Int32

  init() {
    captured = guard_capture()
    output = Self.divert(STDOUT_FILENO, to: captured)
    error = Self.divert(STDERR_FILENO, to: captured)
  }

  private static func divert(_ stream: Int32, to captured: Int32) -> Int32 {
    guard captured >= 0, isatty(stream) == 1 else { return -1 }
    let original = fcntl(stream, F_DUPFD_CLOEXEC, 3)
    if original >= 0 { dup2(captured, stream) }
    return original
  }
}

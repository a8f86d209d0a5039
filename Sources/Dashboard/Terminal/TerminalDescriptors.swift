import Glibc

/// Where the screen is drawn and where its keys come from, as descriptors of their own.
struct TerminalDescriptors {
  let screen: Int32
  let keys: Int32

  /// Takes standard output and input where they are terminals, and the process's own terminal
  /// where they are not: the key of the service may come through a pipe.
  init() throws(TerminalError) {
    screen = try Self.terminal(STDOUT_FILENO, mode: O_WRONLY)
    do {
      keys = try Self.terminal(STDIN_FILENO, mode: O_RDONLY)
    } catch {
      Glibc.close(screen)
      throw error
    }
  }

  /// Lets go of both; not to be called once a screen draws on them.
  func close() {
    Glibc.close(screen)
    Glibc.close(keys)
  }

  private static func terminal(
    _ standard: Int32, mode: Int32
  ) throws(TerminalError) -> Int32 {
    let descriptor =
      isatty(standard) == 1
      ? fcntl(standard, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", mode | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .noTerminal }
    return descriptor
  }
}

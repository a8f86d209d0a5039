import Glibc

/// Standard input, output and error as the process was given them.
enum StandardStreams {
  /// Stands in for those that are closed, so that no socket or file gets their number.
  ///
  /// The stand-in is opened the wrong way round: to read or write it fails as it would have.
  static func plug() {
    let modes = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    for (stream, mode) in modes where fcntl(stream, F_GETFD) < 0 {
      // The lowest number that is free, and those below are not.
      _ = open("/dev/null", mode)
    }
  }
}

import Glibc

extension CInt {
  /// Writes to the terminal with this descriptor as fast as it takes bytes, and returns whether it
  /// took all: `false` where it takes none for a second.
  ///
  /// Byte by byte, for a terminal that is called writable has room for one, and a write of more
  /// would wait for the rest (n_tty_poll and n_tty_write in Linux's n_tty.c).
  func take(_ bytes: [UInt8]) -> Bool {
    for byte in bytes {
      var (count, byte) = (-1, byte)
      while count != 1 {
        var terminal = pollfd(fd: self, events: Int16(POLLOUT), revents: 0)
        guard poll(&terminal, 1, 1_000) != 0 else { return false }
        count = write(self, &byte, 1)
        guard count == 1 || errno == EINTR else { return false }
      }
    }
    return true
  }
}

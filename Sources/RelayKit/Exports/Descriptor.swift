import Glibc

/// An open file or folder, closed when it goes out of use.
struct Descriptor: ~Copyable {
  let number: CInt

  /// What a call that opens something has returned; `nil` where it failed.
  init?(_ result: CInt) {
    guard result >= 0 else { return nil }
    number = result
  }

  deinit {
    close(number)
  }

  /// Writes all of `bytes`; returns the error number, or 0.
  borrowing func write(_ bytes: [UInt8]) -> CInt {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Waits until what was written is on the disk; returns the error number, or 0.
  borrowing func synchronise() -> CInt {
    fsync(number) == 0 ? 0 : errno
  }
}

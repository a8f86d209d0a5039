import Glibc

extension PrivateFile {
  /// What stands in a file and who could read it.
  package struct Content: Equatable, Sendable {
    package var bytes: [UInt8]
    /// The permission bits, for example 0o600; `nil` of what is no file.
    package var mode: UInt32?
    /// Whether that is all of it: `false` where it is longer than was to be read, or its end could
    /// not be read.
    package var isWhole: Bool

    package init(bytes: [UInt8], mode: UInt32?, isWhole: Bool = true) {
      self.bytes = bytes
      self.mode = mode
      self.isWhole = isWhole
    }
  }

  /// Reads a regular file; `nil` where there is none, or where `write` would meet a symbolic link.
  package static func read(_ path: String, limit: Int = 16 << 20) -> Content? {
    let (folder, name) = split(path)
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    guard let folder = try? opened(folder),
      let file = Descriptor(openat(folder.number, name, flags))
    else { return nil }
    var status = stat()
    guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let (bytes, isWhole) = file.read(limit: limit)
    return Content(bytes: bytes, mode: status.st_mode & 0o7777, isWhole: isWhole)
  }

  /// Whether a regular file stands at `path`, behind no link, that cannot be opened to be read.
  static func isUnreadable(_ path: String) -> Bool {
    let (folder, name) = split(path)
    var status = stat()
    guard let folder = try? opened(folder),
      fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    else { return false }
    return status.st_mode & S_IFMT == S_IFREG && read(path, limit: 0) == nil
  }
}

extension Descriptor {
  /// What comes, at most `limit` bytes of it, and whether that is all.
  borrowing func read(limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var content: [UInt8] = []
    while content.count <= limit {
      let count = Glibc.read(number, &buffer, min(buffer.count, limit + 1 - content.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return (content, count == 0) }
      content += buffer.prefix(count)
    }
    return (Array(content.prefix(limit)), false)
  }
}

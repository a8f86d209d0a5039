import Glibc

extension TOMLDocument {
  /// No settings or theme comes near; a wrong path to something huge or endless does.
  package static let sizeLimit = 1 << 20

  /// Reads and parses a file of at most `sizeLimit` bytes.
  /// - Throws: any `TOMLError`, named after the path.
  package init(reading path: String) throws(TOMLError) {
    try self.init(parsing: Self.contents(of: path), name: path)
  }

  private static func contents(of path: String) throws(TOMLError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(file: path, errno: errno) }
    defer { close(descriptor) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw .unreadable(file: path, errno: errno) }
      guard count > 0 else { return contents }
      contents += chunk.prefix(count)
      guard contents.count <= sizeLimit else { throw .tooLarge(file: path, limit: sizeLimit) }
    }
  }
}

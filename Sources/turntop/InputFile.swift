import Glibc
import RelayKit

/// Reads files that the command line or the environment names.
enum InputFile {
  /// What comes over standard input, the first `limit` bytes of it.
  static func standardInput(limit: Int) throws(InputFileError) -> [UInt8] {
    try bytes(in: STDIN_FILENO, limit: limit)
  }

  /// The first `limit` bytes of the file at `path`.
  static func beginning(of path: String, limit: Int) throws(InputFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    return try bytes(in: descriptor, limit: limit)
  }

  /// The content of the file at `path`; throws where it has more than `limit` bytes.
  static func bytes(at path: String, limit: Int = 16 << 20) throws(InputFileError) -> [UInt8] {
    let bytes = try beginning(of: path, limit: limit + 1)
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// The content of a file of ICE servers.
  @Sendable static func iceServers(at path: String) throws(ICEServerFileError) -> [UInt8] {
    do {
      return try bytes(at: path)
    } catch {
      throw ICEServerFileError(path: path, reason: .unreadable(error.why))
    }
  }

  private static func bytes(
    in descriptor: Int32, limit: Int
  ) throws(InputFileError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    var content: [UInt8] = []
    while content.count < limit {
      let count = read(descriptor, &buffer, min(buffer.count, limit - content.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      if count == 0 { break }
      content += buffer.prefix(count)
    }
    return content
  }
}

/// Why a file cannot be read.
enum InputFileError: Error {
  /// A call of the system failed.
  case system(CInt)
  /// It has more bytes than any file of its kind.
  case tooLarge(limit: Int)

  /// The reason, in the system's words where it is the system's.
  var why: String {
    switch self {
    case .system(let number): String(cString: strerror(number))
    case .tooLarge(let limit): "it has more than \(limit) bytes"
    }
  }

  var displayText: DisplayText { DisplayText(sanitizing: why) }
}

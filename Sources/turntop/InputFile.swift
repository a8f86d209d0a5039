import Glibc
import RelayKit

/// Reads files that the command line or the environment names.
enum InputFile {
  /// What comes over standard input, at most `limit` bytes of it.
  static func standardInput(limit: Int) throws(InputFileError) -> [UInt8] {
    try bytes(in: STDIN_FILENO, limit: limit)
  }

  /// The content of the file at `path`, at most `limit` bytes of it.
  static func bytes(at path: String, limit: Int = 16 << 20) throws(InputFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFileError(errno) }
    defer { close(descriptor) }
    return try bytes(in: descriptor, limit: limit)
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
      guard count >= 0 else { throw InputFileError(errno) }
      if count == 0 { break }
      content += buffer.prefix(count)
    }
    return content
  }
}

/// Why a file cannot be read, in the system's words.
struct InputFileError: Error {
  let why: String

  init(_ number: Int32) {
    why = String(cString: strerror(number))
  }

  var displayText: DisplayText { DisplayText(sanitizing: why) }
}

import Glibc
import RelayKit

/// Reads the API key from where the settings say it is.
enum KeyFile {
  static func key(from source: ServiceSettings.KeySource) throws(SettingsError) -> Secret {
    switch source {
    case .value(let key): return key
    case .file("-"): return try key(in: STDIN_FILENO, named: "-")
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw .unreadableKey(path: path, why: String(cString: strerror(errno)))
      }
      defer { close(descriptor) }
      return try key(in: descriptor, named: path)
    }
  }

  /// The first line, without the white space around it.
  private static func key(
    in descriptor: Int32, named path: String
  ) throws(SettingsError) -> Secret {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var text: [UInt8] = []
    while text.count < bytes.count {
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .unreadableKey(path: path, why: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      text += bytes.prefix(count)
    }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    let key = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
    guard !key.isEmpty else { throw .emptyKey(path: path) }
    return Secret(key)
  }
}

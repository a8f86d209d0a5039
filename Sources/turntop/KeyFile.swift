import RelayKit

/// Reads the API key from where the settings say it is.
enum KeyFile {
  /// The most that is read, in bytes.
  private static let limit = 4096

  static func key(from source: ServiceSettings.KeySource) throws(SettingsError) -> Secret {
    switch source {
    case .value(let key): key
    case .file(let path): try key(in: path)
    }
  }

  /// The first line, without the white space around it.
  private static func key(in path: String) throws(SettingsError) -> Secret {
    let text: [UInt8]
    do {
      text =
        path == "-"
        ? try InputFile.standardInput(limit: limit) : try InputFile.bytes(at: path, limit: limit)
    } catch {
      throw .unreadableKey(path: path, why: error.why)
    }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    let key = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
    guard !key.isEmpty else { throw .emptyKey(path: path) }
    return Secret(key)
  }
}

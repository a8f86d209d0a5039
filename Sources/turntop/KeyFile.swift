import Glibc
import RelayKit

/// Reads the API key from where the settings say it is.
enum KeyFile {
  /// The most that is read, in bytes: enough to see that a line is too long for a key.
  private static let limit = Secret.longestKey + 1

  static func key(from source: ServiceSettings.KeySource) throws(SettingsError) -> Secret {
    switch source {
    case .value(let key): key
    case .file(let path): try key(in: path)
    }
  }

  private static func key(in path: String) throws(SettingsError) -> Secret {
    let bytes: [UInt8]
    do {
      bytes = try content(of: path)
    } catch {
      throw .unreadableKey(.file(path), why: error.why)
    }
    return try Secret(apiKeyIn: bytes, of: .file(path))
  }

  private static func content(of path: String) throws(InputFileError) -> [UInt8] {
    guard path == "-" else { return try InputFile.beginning(of: path, limit: limit) }
    guard isatty(STDIN_FILENO) == 1 else { return try InputFile.standardInput(limit: limit) }
    return try HiddenLine.read(asking: "API key (it is not shown): ", limit: limit)
  }
}

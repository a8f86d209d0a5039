import TOMLFile

/// The file in which the dashboard remembers.
package enum StateFile {
  /// What is remembered; nothing where the file cannot be had or is no TOML.
  package static func read(_ path: String?) -> Remembered {
    guard let path, let document = try? TOMLDocument(reading: path) else { return Remembered() }
    return Remembered(in: document)
  }

  /// Remembers it, whole or not at all, for the owner alone.
  package static func write(_ remembered: Remembered, to path: String) throws(PrivateFileError) {
    try PrivateFile.write(Array(remembered.toml.utf8), to: path, overwriting: true)
  }
}

import TOMLFile

/// The file in which the dashboard remembers.
package enum StateFile {
  /// What was found in it.
  package struct Contents: Equatable, Sendable {
    package var remembered: Remembered
    /// What cannot be read of it, why, and what to do; `nil` where all can.
    package var complaint: DisplayText?

    package init(remembered: Remembered = Remembered(), complaint: DisplayText? = nil) {
      self.remembered = remembered
      self.complaint = complaint
    }
  }

  /// What is remembered; nothing where the file is not there, cannot be had or is no TOML.
  package static func read(_ path: String?) -> Contents {
    guard let path else { return Contents() }
    do throws(TOMLError) {
      let document = try TOMLDocument(reading: path)
      return Contents(
        remembered: Remembered(in: document),
        complaint: Remembered.fault(in: document).map { "\($0); it counts for nothing: \(cure)" })
    } catch {
      if error.isMissing { return Contents() }
      let fault = DisplayText(sanitizing: error.description)
      return Contents(complaint: "\(fault); nothing is remembered: \(cure)")
    }
  }

  private static let cure: DisplayText = "mend or delete the file"

  /// Remembers it, whole or not at all, for the owner alone.
  package static func write(_ remembered: Remembered, to path: String) throws(PrivateFileError) {
    try PrivateFile.write(Array(remembered.toml.utf8), to: path, overwriting: true)
  }
}

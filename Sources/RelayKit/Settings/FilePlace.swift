import TOMLFile

/// A key of a file and where it stands.
package struct FilePlace: Equatable, Sendable {
  package let file: String
  package let position: TOMLPosition
  package let key: String

  package init(file: String, position: TOMLPosition, key: String) {
    self.file = file
    self.position = position
    self.key = key
  }

  /// The place of an entry of a document.
  package init(of entry: TOMLEntry, in document: TOMLDocument) {
    self.init(file: document.name, position: entry.position, key: entry.key)
  }

  /// `FILE:LINE:COLUMN: KEY`.
  package var displayText: DisplayText {
    """
    \(DisplayText(sanitizing: file)):\(position.line):\(position.column): \
    \(DisplayText(sanitizing: key))
    """
  }

  /// `FILE:LINE` without the file's folder, for where there is little room.
  package var lineText: DisplayText {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return "\(DisplayText(sanitizing: name)):\(position.line)"
  }
}

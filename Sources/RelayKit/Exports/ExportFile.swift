/// An export as a file, whose owner alone reads it.
package enum ExportFile {
  /// How it went.
  package struct Written: Equatable, Sendable {
    /// Whether only its owner reads it; not so on a file system without permissions.
    package var isPrivate = true
    /// Where what stood there before is kept; `nil` where it was an export, or nothing.
    package var copy: Copy?
    /// Who had access to what stood there before, and has none any more.
    package var losses: [DisplayText] = []
    /// Why its folder may not have reached the disk; `nil` where it has.
    package var doubt: DisplayText?
  }

  /// A file that is kept, since no export takes the place of all of it.
  package struct Copy: Equatable, Sendable {
    package let path: String
    package let settings: ForeignSettings

    /// The copy of the file `original` with this content; `nil` where that needs none.
    package init?(of original: String, holding bytes: [UInt8]) {
      settings = ForeignSettings(in: bytes)
      path = "\(original).bak"
      guard !settings.isNone else { return nil }
    }
  }

  /// Writes an export, after a copy of what it replaces, where that is no export.
  package static func write(
    _ export: Export, to path: String, overwriting: Bool
  ) throws(PrivateFileError) -> Written {
    var written = Written()
    if overwriting { written.copy = try keepCopy(of: path) }
    do throws(PrivateFileError) {
      let access = try PrivateFile.write(export.bytes, to: path, overwriting: overwriting)
      written.isPrivate = access.isPrivate
      written.losses = access.losses.map { $0.displayText(of: path) }
    } catch .notFlushed(let path, let errno) {
      written.doubt = PrivateFileError.notFlushed(path, errno: errno).displayText
    }
    return written
  }

  /// What is larger is no configuration, and is not read into memory for a copy of it.
  private static let largest = 64 << 20

  /// Throws where nobody can tell what the file holds: it may be more than an export.
  private static func keepCopy(of path: String) throws(PrivateFileError) -> Copy? {
    let content = PrivateFile.read(path, limit: largest)
    guard content.map({ $0.bytes.count < largest }) ?? true else { throw .tooLarge(path) }
    guard content?.isWhole ?? !PrivateFile.isUnreadable(path) else { throw .unreadable(path) }
    guard let old = content, let copy = Copy(of: path, holding: old.bytes) else { return nil }
    let isThere = PrivateFile.read(copy.path, limit: largest)?.bytes == old.bytes
    do throws(PrivateFileError) {
      try PrivateFile.write(old.bytes, to: copy.path, overwriting: isThere)
    } catch .alreadyExists(let copy), .symbolicLink(let copy), .notAFile(let copy) {
      throw .copyExists(path, copy: copy)
    }
    return copy
  }
}

extension ExportFile.Copy {
  /// Its name without its folder.
  package var name: DisplayText {
    DisplayText(sanitizing: path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// What a person should know before the file is replaced.
  package var promise: DisplayText {
    "it holds \(settings.displayText): a copy will be kept as \(name)"
  }

  /// What was in the way, where it is, and what to do with the export.
  package func remark(on path: String) -> DisplayText {
    """
    \(DisplayText(sanitizing: path)) held \(settings.displayText): all of it is kept as \
    \(DisplayText(sanitizing: self.path)), to merge this export into
    """
  }
}

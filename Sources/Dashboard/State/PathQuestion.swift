import RelayKit

/// What is asked of a folder where a path is to be gone on with: which of its names begin so.
package struct PathQuestion: Equatable, Sendable {
  /// What is typed up to its last slash, that included; empty for the working folder.
  package let folder: String
  /// How the names begin.
  package let beginning: String

  package init(typed: String) {
    let bytes = typed.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? typed.startIndex
    folder = String(typed[..<start])
    beginning = String(typed[start...])
  }

  /// Whether a name goes on with what is typed; hidden ones do only behind a dot.
  package func admits(_ name: String) -> Bool {
    name.hasPrefix(beginning) && (name.first != "." || beginning.first == ".")
  }

  /// The path of what is a folder by its spelling, whatever the disk holds: `~` and `..`.
  var evidentFolder: String? {
    beginning == ".." || (beginning == "~" && folder.isEmpty) ? "\(folder)\(beginning)/" : nil
  }
}

/// A name in a folder, as it is there.
package struct PathName: Hashable, Sendable {
  package let name: String
  package let isFolder: Bool

  package init(_ name: String, isFolder: Bool = false) {
    self.name = name
    self.isFolder = isFolder
  }

  /// As it stands in a path.
  var inPath: String { isFolder ? "\(name)/" : name }

  var displayText: DisplayText { DisplayText(sanitizing: inPath) }
}

/// What a folder says.
package enum PathAnswer: Equatable, Sendable {
  /// The names that are admitted, and how many are not UTF-8, which no path here can hold.
  case names([PathName], foreign: Int = 0)
  /// Why it could not be read.
  case failed(DisplayText)
}

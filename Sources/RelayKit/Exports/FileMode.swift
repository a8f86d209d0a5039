import CLinux
import Glibc

/// What stands at a path, and who may do what with it.
package struct FileMode: Equatable, Sendable {
  private let bits: UInt32

  /// Of what stands at `path`, symbolic links followed; `nil` with `errno` where nothing does.
  package init?(at path: String) {
    let mode = file_mode(path)
    guard mode >= 0 else { return nil }
    bits = UInt32(mode)
  }

  package var isFolder: Bool { bits & S_IFMT == S_IFDIR }
  package var isFile: Bool { bits & S_IFMT == S_IFREG }
  /// For example 0600.
  package var permissions: UInt32 { bits & 0o7777 }
  /// Whether only its owner may read it.
  package var isPrivate: Bool { bits & 0o077 == 0 }
}

extension PrivateFile {
  /// Whether only its owner may read the file at `path`, symbolic links followed; `false` where
  /// there is none.
  package static func isPrivate(at path: String) -> Bool {
    FileMode(at: path)?.isPrivate ?? false
  }
}

import CLinux

extension PrivateFile {
  /// Whether only its owner may read the file at `path`, symbolic links followed; `false` where
  /// there is none.
  package static func isPrivate(at path: String) -> Bool {
    let bits = permission_bits(path)
    return bits >= 0 && bits & 0o077 == 0
  }
}

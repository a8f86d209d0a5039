import Glibc
import Testing

/// A file system of 64 KiB.
enum SmallDisk {
  static var isPossible: Bool { geteuid() == 0 }

  /// Mounts one at `path` for as long as `body` runs.
  static func mounted(at path: String, _ body: () throws -> Void) throws {
    try #require(mount("tmpfs", path, "tmpfs", 0, "size=64k") == 0)
    defer { umount2(path, Int32(MNT_DETACH)) }
    try body()
  }

  static func makeReadOnly(_ path: String) -> Bool {
    mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
  }
}

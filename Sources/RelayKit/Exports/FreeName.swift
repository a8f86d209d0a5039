import CLinux
import Glibc

/// A way to give a file a name that must be free; not every file system knows each.
package struct FreeName: Sendable {
  /// The call that fails, where it does.
  package let call: String
  /// Renames `from` to `to` within a folder, and never replaces anything: returns the error number,
  /// EEXIST where the name is taken, or 0.
  package let give: @Sendable (_ folder: CInt, _ from: String, _ to: String) -> CInt

  package init(
    call: String, give: @escaping @Sendable (_ folder: CInt, _ from: String, _ to: String) -> CInt
  ) {
    self.call = call
    self.give = give
  }

  /// All ways, the surest first.
  package static let all = [renaming, linking, claiming]

  /// One step; unknown to NFS and to file systems of user space.
  package static let renaming = FreeName(call: "rename") { folder, from, to in
    rename_to_free_name(folder, from, to) == 0 ? 0 : errno
  }

  /// A second name, and the first taken away; unknown where a file has one name, as on vfat.
  package static let linking = FreeName(call: "link") { folder, from, to in
    guard linkat(folder, from, folder, to, 0) == 0 else { return errno }
    unlinkat(folder, from, 0)
    return 0
  }

  /// An empty file holds the name until the whole one replaces it, which every file system knows.
  package static let claiming = FreeName(call: "rename") { folder, from, to in
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    guard Descriptor(openat(folder, to, flags, 0o600)) != nil else { return errno }
    guard renameat(folder, from, folder, to) != 0 else { return 0 }
    let failure = errno
    unlinkat(folder, to, 0)
    return failure
  }

  /// What a file system says of a way that it does not know.
  static let unknown: Set<CInt> = [EINVAL, ENOSYS, EOPNOTSUPP, EPERM]
}

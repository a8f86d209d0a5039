import Glibc

/// Who may read a file that was written, beside who could read the one it has replaced.
package struct FileAccess: Equatable, Sendable {
  /// Whether only the owner reads it: a file system without permissions cannot see to that.
  package let isPrivate: Bool
  package let losses: [AccessLoss]

  init(of new: FileOwner?, after old: FileOwner?) {
    isPrivate = new.map { $0.mode & 0o077 == 0 } ?? false
    guard let new, let old else {
      losses = []
      return
    }
    // Root reads every file.
    let owner = [0, new.user].contains(old.user) ? [] : [AccessLoss.owner(old.user)]
    let isClosed = old.mode & 0o044 != 0 && new.mode & 0o044 == 0
    losses = owner + (isClosed ? [.readers(mode: old.mode)] : [])
  }
}

/// Somebody who could read what stood at a path, and cannot read what stands there now.
package enum AccessLoss: Equatable, Sendable {
  /// The user whose file it was.
  case owner(UInt32)
  /// Those of its group, or all others.
  case readers(mode: UInt32)

  /// What changed, and how to mend it.
  package func displayText(of path: String) -> DisplayText {
    let path = DisplayText(sanitizing: path)
    switch self {
    case .owner(let user):
      return """
        \(path) belonged to user \(user), who cannot read it any more: where its program runs as \
        that user, give it back as root: chown \(user) \(path)
        """
    case .readers(let mode):
      return """
        \(path) was readable by \(mode & 0o004 == 0 ? "its group" : "others"), and is now by its \
        owner alone: where its program runs as another user, chown it to that one
        """
    }
  }
}

/// Whose a file is, and what its mode lets others do.
struct FileOwner: Equatable, Sendable {
  let user: UInt32
  let group: UInt32
  let mode: UInt32

  init(_ status: stat) {
    user = status.st_uid
    group = status.st_gid
    mode = status.st_mode & 0o7777
  }

  /// Gives an open file to this user and group, or to the group alone where no more is allowed.
  func take(_ file: CInt) {
    var status = stat()
    guard fstat(file, &status) == 0, (status.st_uid, status.st_gid) != (user, group) else { return }
    if fchown(file, user, group) != 0 { _ = fchown(file, .max, group) }
  }
}

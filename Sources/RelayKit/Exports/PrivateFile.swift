import Glibc

/// Writes files that hold secrets: readable by their owner alone, and whole or not at all.
package enum PrivateFile {
  /// Writes `bytes` as the file `path`, readable by others where `mode` says that it holds no secret.
  ///
  /// - They go into a temporary file of the same folder, onto the disk, and only then under their
  ///   name: whoever reads sees the old file or the new one, also after a power cut.
  /// - Without `overwriting`, a file that appears in the meantime is kept, not replaced, by the
  ///   first of `ways` that the file system knows.
  /// - What is no regular file is refused, and so is a symbolic link in the file's place or in that
  ///   of its folder; those further up are the system's way. A missing folder is made, 0700.
  ///
  /// Where it may, and the folder is the writer's alone, it gives the file to the owner and the group
  /// of the one that it replaces: elsewhere anybody may have put that one there, to be given secrets.
  @discardableResult package static func write(
    _ bytes: [UInt8], to path: String, overwriting: Bool, mode: UInt32 = 0o600,
    ways: [FreeName] = FreeName.all
  ) throws(PrivateFileError) -> FileAccess {
    let (folderPath, name) = split(path)
    guard !["", ".", ".."].contains(name) else { throw .notAFile(path) }
    try makeFolders(above: path)
    let folder = try opened(folderPath)
    let place = Place(path: path, name: name, folder: folder.number)
    let old = try place.replaced(overwriting: overwriting)
    let temporary = try place.writeTemporary(bytes, mode: mode, for: old)
    do throws(PrivateFileError) {
      try place.publish(temporary, overwriting: overwriting, ways)
    } catch {
      unlinkat(folder.number, temporary, 0)
      throw error
    }
    let failure = folder.synchronise()
    // A file system that cannot synchronise a folder says EINVAL.
    guard [0, EINVAL].contains(failure) else {
      throw .notFlushed(path, errno: failure)
    }
    return FileAccess(of: place.owner, after: old)
  }

  /// Throws where `write` would refuse what stands at `path`, as far as that can be told before.
  package static func check(_ path: String, overwriting: Bool) throws(PrivateFileError) {
    let (folderPath, name) = split(path)
    guard !["", ".", ".."].contains(name) else { throw .notAFile(path) }
    guard missingFolders(above: path).isEmpty else { return }
    let folder = try opened(folderPath)
    _ = try Place(path: path, name: name, folder: folder.number).replaced(overwriting: overwriting)
  }

  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    // A slash behind a link would have it followed.
    let folder = String(path[..<slash].reversed().drop { $0 == "/" }.reversed())
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  static func opened(_ path: String) throws(PrivateFileError) -> Descriptor {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    if let folder = Descriptor(open(path, flags)) { return folder }
    let failure = errno
    var status = stat()
    // Of a link, O_DIRECTORY says the same as of any file.
    guard [ENOTDIR, ELOOP].contains(failure), lstat(path, &status) == 0,
      status.st_mode & S_IFMT == S_IFLNK
    else {
      throw .system(call: "open", path: path, errno: failure)
    }
    throw .symbolicLink(path)
  }

  /// The folders above `path` that are missing and would be made, the outermost first.
  package static func missingFolders(above path: String) -> [String] {
    var missing: [String] = []
    var folder = split(path).folder
    while ![".", "/"].contains(folder), access(folder, F_OK) != 0, errno == ENOENT {
      missing.append(folder)
      folder = split(folder).folder
    }
    return missing.reversed()
  }

  /// Makes them, 0700, and returns them.
  @discardableResult package static func makeFolders(
    above path: String
  ) throws(PrivateFileError) -> [String] {
    let missing = missingFolders(above: path)
    for folder in missing {
      if mkdir(folder, 0o700) == 0 {
        // Whatever the umask: one that takes the owner's rights would bar the way to the file.
        _ = fchmodat(AT_FDCWD, folder, 0o700, AT_SYMLINK_NOFOLLOW)
      } else if errno != EEXIST {
        throw .system(call: "mkdir", path: folder, errno: errno)
      }
    }
    return missing
  }
}

/// A name in an open folder, and what is done to it step by step.
private struct Place {
  let path: String
  let name: String
  let folder: CInt

  /// Whose the file is that is to be replaced; `nil` where there is none.
  ///
  /// Throws where it is not to be replaced.
  func replaced(overwriting: Bool) throws(PrivateFileError) -> FileOwner? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw failure(of: "stat") }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: throw .symbolicLink(path)
    case S_IFREG where overwriting: return FileOwner(status)
    case S_IFREG: throw .alreadyExists(path)
    default: throw .notAFile(path)
    }
  }

  /// Writes `bytes` into a new file, onto the disk; returns its name.
  ///
  /// It is given to `owner`, whose file it replaces, as far as the system lets it.
  func writeTemporary(
    _ bytes: [UInt8], mode: UInt32, for owner: FileOwner?
  ) throws(PrivateFileError) -> String {
    let temporary = ".turntop-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    guard let file = Descriptor(openat(folder, temporary, flags, 0o600)) else {
      throw failure(of: "open")
    }
    // Whatever the umask; a file system without permissions refuses, which is told afterwards.
    _ = fchmod(file.number, mode & 0o777)
    var failed = ("write", file.write(bytes))
    if failed.1 == 0, isOurs { owner?.take(file.number) }
    if failed.1 == 0 { failed = ("fsync", file.synchronise()) }
    guard failed.1 == 0 else {
      unlinkat(folder, temporary, 0)
      throw .system(call: failed.0, path: path, errno: failed.1)
    }
    return temporary
  }

  /// Gives the temporary file its name.
  func publish(
    _ temporary: String, overwriting: Bool, _ ways: [FreeName]
  ) throws(PrivateFileError) {
    guard !overwriting else {
      guard renameat(folder, temporary, folder, name) == 0 else { throw failure(of: "rename") }
      return
    }
    for (index, way) in ways.enumerated() {
      let error = way.give(folder, temporary, name)
      guard error != 0 else { return }
      guard error != EEXIST else { throw .alreadyExists(path) }
      guard FreeName.unknown.contains(error), index + 1 < ways.count else {
        throw .system(call: way.call, path: path, errno: error)
      }
    }
  }

  /// Whether nobody else may put a file into the folder, so that whoever owns one there got it from
  /// us, and is to keep it.
  private var isOurs: Bool {
    var status = stat()
    return fstat(folder, &status) == 0 && status.st_uid == geteuid()
      && status.st_mode & 0o022 == 0
  }

  /// Whose the file is now.
  var owner: FileOwner? {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? FileOwner(status) : nil
  }

  private func failure(of call: String) -> PrivateFileError {
    .system(call: call, path: path, errno: errno)
  }
}

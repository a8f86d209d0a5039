import Glibc
import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.export), .timeLimit(.minutes(1))) struct PrivateFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("ice.json")
  }

  @Test func `writes a file that only its owner reads`() throws {
    try PrivateFile.write(bytes("new"), to: path, overwriting: false)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(folder.names() == ["ice.json"])
  }

  @Test func `writes an empty file, and one of a megabyte`() throws {
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    try PrivateFile.write([], to: path, overwriting: false)
    #expect(folder.size(of: "ice.json") == 0)
    try PrivateFile.write(long, to: path, overwriting: true)
    #expect(folder.size(of: "ice.json") == 1 << 20)
  }

  @Test func `keeps a file that is there`() throws {
    try folder.write(bytes("old"), to: "ice.json")
    #expect(throws: PrivateFileError.alreadyExists(path)) {
      try PrivateFile.write(bytes("new"), to: path, overwriting: false)
    }
    #expect(try folder.text("ice.json") == "old")
    #expect(folder.names() == ["ice.json"])
  }

  @Test func `replaces a file where told to, and closes it to others`() throws {
    try folder.write(bytes("old"), to: "ice.json")
    chmod(path, 0o644)
    try PrivateFile.write(bytes("new"), to: path, overwriting: true)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(folder.names() == ["ice.json"])
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to give files away"))
  func `leaves a file to its owner and its group`() throws {
    try folder.write(bytes("old"), to: "ice.json")
    #expect(chown(path, 4711, 4712) == 0 && chmod(path, 0o600) == 0)
    let access = try PrivateFile.write(bytes("new"), to: path, overwriting: true)
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect((status.st_uid, status.st_gid, status.st_mode & 0o7777) == (4711, 4712, 0o600))
    #expect(access.losses == [] && access.isPrivate)
  }

  /// Whoever may write to the folder could have put the file there, to be given what root writes.
  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to give files away"))
  func `gives nobody a file in a folder that others write to`() throws {
    try folder.write(bytes("old"), to: "ice.json")
    #expect(
      chown(path, 4711, 4712) == 0 && chmod(path, 0o600) == 0 && chmod(folder.path, 0o777) == 0)
    let access = try PrivateFile.write(bytes("new"), to: path, overwriting: true)
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect(status.st_uid == geteuid())
    #expect(access.losses == [.owner(4711)])
  }

  @Test(
    arguments: [(0o600, []), (0o640, [.readers(mode: 0o640)]), (0o644, [.readers(mode: 0o644)])]
      as [(mode_t, [AccessLoss])])
  func `says who could read a file, and cannot any more`(mode: mode_t, losses: [AccessLoss]) throws
  {
    try folder.write(bytes("old"), to: "ice.json")
    chmod(path, mode)
    #expect(try PrivateFile.write(bytes("new"), to: path, overwriting: true).losses == losses)
    #expect(folder.mode(of: "ice.json") == 0o600)
  }

  @Test(
    arguments: [
      (
        .owner(7),
        """
        /a?b belonged to user 7, who cannot read it any more: where its program runs as that user, \
        give it back as root: chown 7 /a?b
        """
      ),
      (
        .readers(mode: 0o640),
        """
        /a?b was readable by its group, and is now by its owner alone: where its program runs as \
        another user, chown it to that one
        """
      ),
      (
        .readers(mode: 0o644),
        """
        /a?b was readable by others, and is now by its owner alone: where its program runs as \
        another user, chown it to that one
        """
      ),
    ] as [(AccessLoss, String)])
  func `says what became of a file's readers, and what to do`(loss: AccessLoss, text: String) {
    #expect(loss.displayText(of: "/a\u{1B}b").text == text)
  }

  @Test func `reads nothing that it would not write to`() throws {
    try folder.write(bytes("old"), to: "real/ice.json")
    #expect(symlink("real", folder.file("link")) == 0)
    #expect(symlink("real/ice.json", folder.file("file")) == 0)
    #expect(PrivateFile.read(folder.file("real/ice.json"))?.bytes == bytes("old"))
    #expect(PrivateFile.read(folder.file("link/ice.json")) == nil)
    #expect(PrivateFile.read(folder.file("file")) == nil)
  }

  @Test(arguments: [false, true])
  func `refuses a symbolic link, whether it leads somewhere or not`(overwriting: Bool) throws {
    try folder.write(bytes("old"), to: "target")
    for (target, link) in [("target", "link"), ("nowhere", "dangling")] {
      #expect(symlink(target, folder.file(link)) == 0)
      #expect(throws: PrivateFileError.symbolicLink(folder.file(link))) {
        try PrivateFile.write(bytes("new"), to: folder.file(link), overwriting: overwriting)
      }
    }
    #expect(try folder.text("target") == "old")
    #expect(folder.names() == ["dangling", "link", "target"])
  }

  @Test(arguments: [false, true])
  func `refuses a symbolic link in the place of the folder`(overwriting: Bool) throws {
    try folder.write(bytes("old"), to: "real/ice.json")
    for (target, link) in [("real", "link"), ("nowhere", "dangling"), ("link", "twice")] {
      #expect(symlink(target, folder.file(link)) == 0)
      for path in ["\(link)/ice.json", "\(link)/new.json", "\(link)//ice.json"] {
        #expect(throws: PrivateFileError.symbolicLink(folder.file(link))) {
          try PrivateFile.write(bytes("new"), to: folder.file(path), overwriting: overwriting)
        }
      }
    }
    #expect(try folder.text("real/ice.json") == "old")
    #expect(folder.names(in: "real") == ["ice.json"])
    #expect(folder.names() == ["dangling", "link", "real", "twice"])
  }

  @Test func `goes through links further up, as systems have them`() throws {
    try folder.write(bytes("old"), to: "real/deep/ice.json")
    #expect(symlink("real", folder.file("link")) == 0)
    try PrivateFile.write(bytes("new"), to: folder.file("link/deep/ice.json"), overwriting: true)
    #expect(try folder.text("real/deep/ice.json") == "new")
  }

  @Test(arguments: [false, true])
  func `refuses what is no regular file`(overwriting: Bool) throws {
    #expect(mkdir(folder.file("folder"), 0o700) == 0)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    for name in ["folder", "pipe", "folder/", "folder/.", "folder/..", "new/"] {
      #expect(throws: PrivateFileError.notAFile(folder.file(name))) {
        try PrivateFile.write(bytes("new"), to: folder.file(name), overwriting: overwriting)
      }
    }
    #expect(throws: PrivateFileError.notAFile("")) {
      try PrivateFile.write(bytes("new"), to: "", overwriting: overwriting)
    }
    #expect(folder.names() == ["folder", "pipe"])
  }

  @Test func `makes the folders that are missing, for the owner alone`() throws {
    try PrivateFile.write(bytes("new"), to: folder.file("a/b//ice.json"), overwriting: false)
    #expect(try folder.text("a/b/ice.json") == "new")
    #expect(folder.mode(of: "a") == 0o700)
    #expect(folder.mode(of: "a/b") == 0o700)
  }

  @Test func `says which call failed on what`() throws {
    try folder.write(bytes("old"), to: "file")
    #expect(
      throws: PrivateFileError.system(call: "open", path: folder.file("file"), errno: ENOTDIR)
    ) {
      try PrivateFile.write(bytes("new"), to: folder.file("file/ice.json"), overwriting: false)
    }
    let long = folder.file(String(repeating: "x", count: 256))
    #expect(throws: PrivateFileError.system(call: "stat", path: long, errno: ENAMETOOLONG)) {
      try PrivateFile.write(bytes("new"), to: long, overwriting: false)
    }
    #expect(folder.names() == ["file"])
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a file system"))
  func `leaves the old file whole when the disk is full or read-only`() throws {
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    try SmallDisk.mounted(at: folder.path) {
      try PrivateFile.write(bytes("old"), to: path, overwriting: false)
      #expect(throws: PrivateFileError.system(call: "write", path: path, errno: ENOSPC)) {
        try PrivateFile.write(long, to: path, overwriting: true)
      }
      #expect(SmallDisk.makeReadOnly(folder.path))
      #expect(throws: PrivateFileError.system(call: "open", path: path, errno: EROFS)) {
        try PrivateFile.write(bytes("new"), to: path, overwriting: true)
      }
      #expect(try folder.text("ice.json") == "old")
      #expect(folder.names() == ["ice.json"])
    }
  }

  @Test func `tells what is written, though its folder was not flushed`() throws {
    #expect(throws: PrivateFileError.notFlushed(path, errno: EBADF)) {
      try PrivateFile.write(bytes("new"), to: path, overwriting: false, ways: [.unflushable])
    }
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.names() == ["ice.json"])
  }

  @Test(
    arguments: [
      (.alreadyExists("/a/b"), "/a/b already exists: overwrite it, or choose another name"),
      (
        .symbolicLink("/a/\u{1B}b"),
        """
        /a/?b is a symbolic link, which is not followed: \
        give the path it leads to, or remove the link
        """
      ),
      (
        .symbolicLink("/dev/stderr"),
        """
        /dev/stderr is a symbolic link, which is not followed: it is the system's own: choose a file
        """
      ),
      (
        .symbolicLink("/dev/fd"),
        "/dev/fd is a symbolic link, which is not followed: it is the system's own: choose a file"
      ),
      (.notAFile("/a"), "/a is not a regular file: choose another name"),
      (
        .notFlushed("/a", errno: EIO),
        """
        wrote /a, but it may not outlast a power cut: its folder was not flushed to the disk: \
        Input/output error (fsync)
        """
      ),
      (
        .copyExists("/a", copy: "/a.bak"),
        """
        nothing written: /a is more than an export, and the name of a copy is taken: \
        move /a.bak away, or choose another name
        """
      ),
      (
        .tooLarge("/a"),
        """
        nothing written: /a has 64 MiB or more, which is no configuration: move it away, or choose \
        another name
        """
      ),
      (
        .system(call: "write", path: "/a", errno: ENOSPC),
        """
        cannot write /a: No space left on device (write): \
        free some space, or choose another place
        """
      ),
      (
        .system(call: "open", path: "/a", errno: EACCES),
        "cannot write /a: Permission denied (open): choose a folder that you may write to"
      ),
      (
        .system(call: "open", path: "/a", errno: EROFS),
        """
        cannot write /a: Read-only file system (open): \
        choose a folder on a writable file system
        """
      ),
      (
        .system(call: "open", path: "/a", errno: EIO),
        "cannot write /a: Input/output error (open): choose another place"
      ),
    ] as [(PrivateFileError, String)])
  func `says what failed, on what, why, and what to do`(error: PrivateFileError, text: String) {
    #expect(error.displayText.text == text)
  }

  private func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }
}

extension FreeName {
  /// Gives the name, in a folder that from then on cannot be flushed (O_PATH).
  fileprivate static let unflushable = FreeName(call: "test") { folder, from, to in
    let failure = FreeName.renaming.give(folder, from, to)
    let path = openat(folder, ".", 0o10_000_000 | O_DIRECTORY | O_CLOEXEC)
    defer { close(path) }
    return dup2(path, folder) == folder ? failure : errno
  }
}

/// A file system of 64 KiB.
private enum SmallDisk {
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

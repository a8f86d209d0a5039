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
    #expect(names() == ["ice.json"])
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
    #expect(names() == ["ice.json"])
  }

  @Test func `replaces a file where told to, and closes it to others`() throws {
    try folder.write(bytes("old"), to: "ice.json")
    chmod(path, 0o644)
    try PrivateFile.write(bytes("new"), to: path, overwriting: true)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(names() == ["ice.json"])
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
    #expect(names() == ["dangling", "link", "target"])
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
    #expect(names(in: "real") == ["ice.json"])
    #expect(names() == ["dangling", "link", "real", "twice"])
  }

  @Test func `goes through links further up, as systems have them`() throws {
    try folder.write(bytes("old"), to: "real/deep/ice.json")
    #expect(symlink("real", folder.file("link")) == 0)
    try PrivateFile.write(bytes("new"), to: folder.file("link/deep/ice.json"), overwriting: true)
    #expect(try folder.text("real/deep/ice.json") == "new")
  }

  @Test(arguments: [false, true])
  func `never writes through a link that comes between the look and the name`(
    overwriting: Bool
  ) async throws {
    let deadline = ContinuousClock.now + .milliseconds(300)
    let target = try folder.write(bytes("theirs"), to: "target")
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while ContinuousClock.now < deadline {
          symlink(target, path)
          unlink(path)
        }
      }
      group.addTask {
        while ContinuousClock.now < deadline {
          _ = try? PrivateFile.write(bytes("ours"), to: path, overwriting: overwriting)
        }
      }
    }
    #expect(try folder.text("target") == "theirs")
    #expect(names().filter { $0 != "ice.json" } == ["target"])
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
    #expect(names() == ["folder", "pipe"])
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
    #expect(names() == ["file"])
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
      #expect(names() == ["ice.json"])
    }
  }

  @Test(arguments: Ways.all)
  func `gives a name in every way that the file system knows`(ways: Ways) throws {
    #expect(try PrivateFile.write(bytes("new"), to: path, overwriting: false, ways: ways.list))
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(throws: PrivateFileError.alreadyExists(path)) {
      try PrivateFile.write(bytes("newer"), to: path, overwriting: false, ways: ways.list)
    }
    #expect(try folder.text("ice.json") == "new")
    #expect(names() == ["ice.json"])
  }

  @Test(arguments: FreeName.all)
  func `replaces nothing that comes between the look and the name`(way: FreeName) throws {
    try folder.write(bytes("new"), to: "temporary")
    try folder.write(bytes("old"), to: "ice.json")
    #expect(symlink("nowhere", folder.file("link")) == 0)
    let place = open(folder.path, O_RDONLY | O_DIRECTORY)
    defer { close(place) }
    #expect(way.give(place, "temporary", "ice.json") == EEXIST)
    #expect(way.give(place, "temporary", "link") == EEXIST)
    #expect(try folder.text("ice.json") == "old")
    #expect(try folder.text("temporary") == "new")
    #expect(names() == ["ice.json", "link", "temporary"])
  }

  @Test func `leaves no name behind where the last way fails too`() throws {
    for error in [EINVAL, EIO] {
      #expect(throws: PrivateFileError.system(call: "test", path: path, errno: error)) {
        try PrivateFile.write(
          bytes("new"), to: path, overwriting: false, ways: [.refusing(EPERM), .refusing(error)])
      }
    }
    #expect(throws: PrivateFileError.system(call: "test", path: path, errno: EIO)) {
      try PrivateFile.write(
        bytes("new"), to: path, overwriting: false, ways: [.refusing(EIO), .renaming])
    }
    let place = open(folder.path, O_RDONLY | O_DIRECTORY)
    defer { close(place) }
    #expect(FreeName.claiming.give(place, "missing", "ice.json") == ENOENT)
    #expect(names() == [])
  }

  @Test func `tells what is written, though its folder was not flushed`() throws {
    #expect(throws: PrivateFileError.notFlushed(path, errno: EBADF)) {
      try PrivateFile.write(bytes("new"), to: path, overwriting: false, ways: [.unflushable])
    }
    #expect(try folder.text("ice.json") == "new")
    #expect(names() == ["ice.json"])
  }

  @Test(arguments: Ways.all)
  func `lets one of many win where none may overwrite`(ways: Ways) async throws {
    for round in 0..<20 {
      let path = folder.file("race-\(round)")
      let winners = await withTaskGroup(of: Int?.self) { group in
        for writer in 0..<8 {
          group.addTask { write(by: writer, to: path, ways) ? writer : nil }
        }
        return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
      }
      #expect(winners.count == 1)
      #expect(try folder.text("race-\(round)") == winners.first.map(text))
    }
    #expect(names().count == 20)
  }

  @Test func `leaves a whole file where several replace it at once`() async throws {
    try PrivateFile.write(bytes(text(0)), to: path, overwriting: false)
    await withTaskGroup(of: Void.self) { group in
      for writer in 1...4 {
        group.addTask {
          for _ in 0..<20 {
            #expect(throws: Never.self) {
              try PrivateFile.write(bytes(text(writer)), to: path, overwriting: true)
            }
          }
        }
      }
    }
    #expect((1...4).map(text).contains(try folder.text("ice.json")))
    #expect(names() == ["ice.json"])
  }

  @Test func `shows a reader the old file or the new one, never a part`() async throws {
    try PrivateFile.write(bytes(text(0)), to: path, overwriting: false)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for writer in 1..<50 {
          _ = try? PrivateFile.write(bytes(text(writer)), to: path, overwriting: true)
        }
      }
      group.addTask {
        for _ in 0..<200 {
          let seen = try? folder.text("ice.json")
          #expect(seen?.count == 100_000)
          #expect(seen.map { Set($0).count } == 1)
        }
      }
    }
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
      (.notAFile("/a"), "/a is not a regular file: choose another name"),
      (
        .notFlushed("/a", errno: EIO),
        """
        wrote /a, but it may not outlast a power cut: its folder was not flushed to the disk: \
        Input/output error (fsync)
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

  /// A long text that tells its writer.
  private func text(_ writer: Int) -> String {
    String(repeating: String(UnicodeScalar(UInt8(0x41 + writer % 26))), count: 100_000)
  }

  private func write(by writer: Int, to path: String, _ ways: Ways) -> Bool {
    do throws(PrivateFileError) {
      try PrivateFile.write(
        bytes(text(writer)), to: path, overwriting: false, ways: ways.list)
      return true
    } catch {
      #expect(error == .alreadyExists(path))
      return false
    }
  }

  /// The names of all files in the folder, hidden ones too.
  private func names(in name: String = "") -> [String] {
    guard let stream = opendir(folder.file(name)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { ![".", ".."].contains($0) }.sorted()
  }
}

/// What a file system knows, by what it refuses before.
struct Ways: CustomTestStringConvertible {
  let testDescription: String
  let list: [FreeName]

  static let all = [
    Ways(testDescription: "all", list: FreeName.all),
    Ways(testDescription: "as NFS", list: [.refusing(EINVAL), .linking, .claiming]),
    Ways(testDescription: "as vfat", list: [.refusing(ENOSYS), .refusing(EPERM), .claiming]),
  ]
}

extension FreeName {
  /// A way that this file system does not know.
  fileprivate static func refusing(_ error: CInt) -> FreeName {
    FreeName(call: "test") { _, _, _ in error }
  }

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

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
    try PrivateFile.write(Array("new".utf8), to: path, overwriting: false)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(folder.names() == ["ice.json"])
  }

  @Test(arguments: [0o755, 0o644, 0o600, 0o4755] as [UInt32])
  func `writes a file without secrets with the rights it is told`(mode: UInt32) throws {
    try PrivateFile.write(Array("open".utf8), to: path, overwriting: false, mode: mode)
    #expect(FileMode(at: path)?.permissions == mode & 0o777)
  }

  @Test func `writes an empty file, and one of a megabyte`() throws {
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    try PrivateFile.write([], to: path, overwriting: false)
    #expect(folder.size(of: "ice.json") == 0)
    try PrivateFile.write(long, to: path, overwriting: true)
    #expect(folder.size(of: "ice.json") == 1 << 20)
  }

  @Test func `keeps a file that is there`() throws {
    try folder.write(Array("old".utf8), to: "ice.json")
    #expect(throws: PrivateFileError.alreadyExists(path)) {
      try PrivateFile.write(Array("new".utf8), to: path, overwriting: false)
    }
    #expect(try folder.text("ice.json") == "old")
    #expect(folder.names() == ["ice.json"])
  }

  @Test func `replaces a file where told to, and closes it to others`() throws {
    try folder.write(Array("old".utf8), to: "ice.json")
    chmod(path, 0o644)
    try PrivateFile.write(Array("new".utf8), to: path, overwriting: true)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(folder.names() == ["ice.json"])
  }

  @Test func `makes the folders that are missing, for the owner alone`() throws {
    try PrivateFile.write(Array("new".utf8), to: folder.file("a/b//ice.json"), overwriting: false)
    #expect(try folder.text("a/b/ice.json") == "new")
    #expect(folder.mode(of: "a") == 0o700)
    #expect(folder.mode(of: "a/b") == 0o700)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a file system"))
  func `leaves the old file whole when the disk is full or read-only`() throws {
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    try SmallDisk.mounted(at: folder.path) {
      try PrivateFile.write(Array("old".utf8), to: path, overwriting: false)
      #expect(throws: PrivateFileError.system(call: "write", path: path, errno: ENOSPC)) {
        try PrivateFile.write(long, to: path, overwriting: true)
      }
      #expect(SmallDisk.makeReadOnly(folder.path))
      #expect(throws: PrivateFileError.system(call: "open", path: path, errno: EROFS)) {
        try PrivateFile.write(Array("new".utf8), to: path, overwriting: true)
      }
      #expect(try folder.text("ice.json") == "old")
      #expect(folder.names() == ["ice.json"])
    }
  }

  @Test func `tells what is written, though its folder was not flushed`() throws {
    #expect(throws: PrivateFileError.notFlushed(path, errno: EBADF)) {
      try PrivateFile.write(Array("new".utf8), to: path, overwriting: false, ways: [.unflushable])
    }
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.names() == ["ice.json"])
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

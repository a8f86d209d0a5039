import Glibc
import RelayKit
import TestSupport
import Testing

/// Where no export is written to.
@Suite(.acceptance(.export), .timeLimit(.minutes(1))) struct PrivateFileRefusalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `reads nothing that it would not write to`() throws {
    try folder.write(Array("old".utf8), to: "real/ice.json")
    #expect(symlink("real", folder.file("link")) == 0)
    #expect(symlink("real/ice.json", folder.file("file")) == 0)
    #expect(PrivateFile.read(folder.file("real/ice.json"))?.bytes == Array("old".utf8))
    #expect(PrivateFile.read(folder.file("link/ice.json")) == nil)
    #expect(PrivateFile.read(folder.file("file")) == nil)
  }

  @Test(arguments: [false, true])
  func `refuses a symbolic link, whether it leads somewhere or not`(overwriting: Bool) throws {
    try folder.write(Array("old".utf8), to: "target")
    for (target, link) in [("target", "link"), ("nowhere", "dangling")] {
      #expect(symlink(target, folder.file(link)) == 0)
      #expect(throws: PrivateFileError.symbolicLink(folder.file(link))) {
        try PrivateFile.write(Array("new".utf8), to: folder.file(link), overwriting: overwriting)
      }
    }
    #expect(try folder.text("target") == "old")
    #expect(folder.names() == ["dangling", "link", "target"])
  }

  @Test(arguments: [false, true])
  func `refuses a symbolic link in the place of the folder`(overwriting: Bool) throws {
    try folder.write(Array("old".utf8), to: "real/ice.json")
    for (target, link) in [("real", "link"), ("nowhere", "dangling"), ("link", "twice")] {
      #expect(symlink(target, folder.file(link)) == 0)
      for path in ["\(link)/ice.json", "\(link)/new.json", "\(link)//ice.json"] {
        #expect(throws: PrivateFileError.symbolicLink(folder.file(link))) {
          try PrivateFile.write(Array("new".utf8), to: folder.file(path), overwriting: overwriting)
        }
      }
    }
    #expect(try folder.text("real/ice.json") == "old")
    #expect(folder.names(in: "real") == ["ice.json"])
    #expect(folder.names() == ["dangling", "link", "real", "twice"])
  }

  @Test func `goes through links further up, as systems have them`() throws {
    try folder.write(Array("old".utf8), to: "real/deep/ice.json")
    #expect(symlink("real", folder.file("link")) == 0)
    try PrivateFile.write(
      Array("new".utf8), to: folder.file("link/deep/ice.json"), overwriting: true)
    #expect(try folder.text("real/deep/ice.json") == "new")
  }

  @Test(arguments: [false, true])
  func `refuses what is no regular file`(overwriting: Bool) throws {
    #expect(mkdir(folder.file("folder"), 0o700) == 0)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    for name in ["folder", "pipe", "folder/", "folder/.", "folder/..", "new/"] {
      #expect(throws: PrivateFileError.notAFile(folder.file(name))) {
        try PrivateFile.write(Array("new".utf8), to: folder.file(name), overwriting: overwriting)
      }
    }
    #expect(throws: PrivateFileError.notAFile("")) {
      try PrivateFile.write(Array("new".utf8), to: "", overwriting: overwriting)
    }
    #expect(folder.names() == ["folder", "pipe"])
  }

  @Test func `says which call failed on what`() throws {
    try folder.write(Array("old".utf8), to: "file")
    #expect(
      throws: PrivateFileError.system(call: "open", path: folder.file("file"), errno: ENOTDIR)
    ) {
      try PrivateFile.write(Array("new".utf8), to: folder.file("file/ice.json"), overwriting: false)
    }
    let long = folder.file(String(repeating: "x", count: 256))
    #expect(throws: PrivateFileError.system(call: "stat", path: long, errno: ENAMETOOLONG)) {
      try PrivateFile.write(Array("new".utf8), to: long, overwriting: false)
    }
    #expect(folder.names() == ["file"])
  }
}

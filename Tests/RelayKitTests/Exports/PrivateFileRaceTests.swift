import Glibc
import RelayKit
import TestSupport
import Testing

/// What others do while a private file gets its name.
@Suite(.timeLimit(.minutes(1))) struct PrivateFileRaceTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("ice.json")
  }

  @Test(arguments: Ways.all)
  func `gives a name in every way that the file system knows`(ways: Ways) throws {
    #expect(
      try PrivateFile.write(bytes("new"), to: path, overwriting: false, ways: ways.list).isPrivate)
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.mode(of: "ice.json") == 0o600)
    #expect(throws: PrivateFileError.alreadyExists(path)) {
      try PrivateFile.write(bytes("newer"), to: path, overwriting: false, ways: ways.list)
    }
    #expect(try folder.text("ice.json") == "new")
    #expect(folder.names() == ["ice.json"])
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
    #expect(folder.names() == ["ice.json", "link", "temporary"])
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
    #expect(folder.names() == [])
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
    #expect(folder.names().count == 20)
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
    #expect(folder.names().filter { $0 != "ice.json" } == ["target"])
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
    #expect(folder.names() == ["ice.json"])
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
}

extension TemporaryFolder {
  /// The names of all files in a folder inside, or in this one, hidden ones too.
  func names(in name: String = "") -> [String] {
    guard let stream = opendir(file(name)) else { return [] }
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

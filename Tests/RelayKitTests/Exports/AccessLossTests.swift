import Glibc
import RelayKit
import TestSupport
import Testing

/// Who may read a file before and after it is replaced.
@Suite(.acceptance(.export), .timeLimit(.minutes(1))) struct AccessLossTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("ice.json")
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to give files away"))
  func `leaves a file to its owner and its group`() throws {
    try folder.write(Array("old".utf8), to: "ice.json")
    #expect(chown(path, 4711, 4712) == 0 && chmod(path, 0o600) == 0)
    let access = try PrivateFile.write(Array("new".utf8), to: path, overwriting: true)
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect((status.st_uid, status.st_gid, status.st_mode & 0o7777) == (4711, 4712, 0o600))
    #expect(access.losses == [] && access.isPrivate)
  }

  /// Whoever may write to the folder could have put the file there, to be given what root writes.
  @Test(.enabled(if: SmallDisk.isPossible, "needs root, to give files away"))
  func `gives nobody a file in a folder that others write to`() throws {
    try folder.write(Array("old".utf8), to: "ice.json")
    #expect(
      chown(path, 4711, 4712) == 0 && chmod(path, 0o600) == 0 && chmod(folder.path, 0o777) == 0)
    let access = try PrivateFile.write(Array("new".utf8), to: path, overwriting: true)
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
    try folder.write(Array("old".utf8), to: "ice.json")
    chmod(path, mode)
    #expect(try PrivateFile.write(Array("new".utf8), to: path, overwriting: true).losses == losses)
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
}

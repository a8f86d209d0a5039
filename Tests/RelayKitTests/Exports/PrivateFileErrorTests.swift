import Glibc
import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.export)) struct PrivateFileErrorTests {
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
}

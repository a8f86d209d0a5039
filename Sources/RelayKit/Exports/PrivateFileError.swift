import Glibc

/// Why a file was not written, or not surely; what stood there before stands unchanged, but for
/// `notFlushed`.
package enum PrivateFileError: Error, Equatable {
  /// Something stands there, and overwriting was not asked for.
  case alreadyExists(String)
  /// A link in the place of the file or of its folder.
  case symbolicLink(String)
  /// A folder, a device, a pipe or a socket.
  case notAFile(String)
  /// It is written and has its name, but its folder could not be flushed to the disk.
  case notFlushed(String, errno: Int32)
  /// What stands there is more than an export, and the name for its copy is taken.
  case copyExists(String, copy: String)
  /// What stands there cannot be read to its end, so that no copy of it can be kept.
  case unreadable(String)
  /// What stands there is larger than any configuration, so that no copy of it is made.
  case tooLarge(String)
  /// A call of the operating system failed; `path` is what it was about.
  case system(call: String, path: String, errno: Int32)
}

extension PrivateFileError {
  /// What failed, on what, why, and what to do next.
  package var displayText: DisplayText { "\(problem): \(remedy)" }

  private var problem: DisplayText {
    switch self {
    case .alreadyExists(let path): "\(shown(path)) already exists"
    case .symbolicLink(let path): "\(shown(path)) is a symbolic link, which is not followed"
    case .notAFile(let path): "\(shown(path)) is not a regular file"
    case .notFlushed(let path, _):
      """
      wrote \(shown(path)), but it may not outlast a power cut: its folder was not flushed to the \
      disk
      """
    case .copyExists(let path, _):
      "nothing written: \(shown(path)) is more than an export, and the name of a copy is taken"
    case .unreadable(let path):
      "cannot write \(shown(path)): what stands there cannot be read, so no copy of it can be kept"
    case .tooLarge(let path):
      "nothing written: \(shown(path)) has 64 MiB or more, which is no configuration"
    case .system(let call, let path, let number):
      "cannot write \(shown(path)): \(Self.reason(number)) (\(shown(call)))"
    }
  }

  private var remedy: DisplayText {
    switch self {
    case .alreadyExists: "overwrite it, or choose another name"
    case .symbolicLink(let path) where ["/dev/", "/proc/"].contains { path.hasPrefix($0) }:
      "it is the system's own: choose a file"
    case .symbolicLink: "give the path it leads to, or remove the link"
    case .notAFile: "choose another name"
    case .notFlushed(_, let number): "\(Self.reason(number)) (fsync)"
    case .copyExists(_, let copy): "move \(shown(copy)) away, or choose another name"
    case .unreadable, .tooLarge: "move it away, or choose another name"
    case .system(_, _, let number): Self.advice[number] ?? "choose another place"
    }
  }

  private func shown(_ text: String) -> DisplayText { DisplayText(sanitizing: text) }

  private static func reason(_ number: Int32) -> DisplayText {
    DisplayText(sanitizing: String(cString: strerror(number)))
  }

  private static let advice: [Int32: DisplayText] = [
    EACCES: "choose a folder that you may write to",
    EPERM: "choose a folder that you may write to, on a file system that knows permissions",
    EROFS: "choose a folder on a writable file system",
    ENOSPC: "free some space, or choose another place",
    EDQUOT: "free some space, or choose another place",
    ENOENT: "check the path",
    ENOTDIR: "a part of the path is a file: check the path",
    ENAMETOOLONG: "choose a shorter name",
    ELOOP: "a symbolic link in the path leads in circles: check the path",
  ]
}

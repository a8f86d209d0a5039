import Glibc
import RelayKit

/// What a linter reads: a file, what a pipe brings, or standard input.
struct LintInput {
  var bytes: [UInt8]
  /// The permission bits of a file; `nil` of anything else.
  var mode: UInt32?
  var origin: LintOrigin

  /// The longest text that is read.
  private static let limit = 16 << 20

  static func standardInput() throws(LintInputError) -> LintInput {
    LintInput(
      bytes: try bytes { () throws(InputFileError) in
        try InputFile.standardInput(limit: limit + 1)
      }, mode: nil, origin: .standardInput)
  }

  /// What stands at `path`, links followed; of a pipe, all that comes until it ends.
  ///
  /// What is no file cannot be mended, and is then not read either: what a pipe brings is gone.
  static func file(at path: String, isToBeMended: Bool) throws(LintInputError) -> LintInput {
    guard let mode = FileMode(at: path) else { throw .system(errno) }
    guard !mode.isFolder else { throw .folder }
    guard mode.isFile || !isToBeMended else { throw .notMendable }
    return LintInput(
      bytes: try bytes { () throws(InputFileError) in
        try InputFile.beginning(of: path, limit: limit + 1)
      }, mode: mode.isFile ? mode.permissions : nil,
      origin: mode.isFile ? .file : .pipe)
  }

  /// The whole of it: what is cut off would be lost where the file is mended.
  private static func bytes(
    _ read: () throws(InputFileError) -> [UInt8]
  ) throws(LintInputError) -> [UInt8] {
    do throws(InputFileError) {
      let bytes = try read()
      guard bytes.count <= limit else { throw InputFileError.tooLarge(limit: limit) }
      return bytes
    } catch {
      switch error {
      case .system(let number): throw .system(number)
      case .tooLarge: throw .tooLarge
      }
    }
  }
}

/// Why there is nothing to look at.
enum LintInputError: Error {
  case folder
  case tooLarge
  case system(CInt)
  /// It is to be mended, and is no file.
  case notMendable

  /// What it is about the input, as the second half of a sentence, and what to do.
  var displayText: DisplayText {
    switch self {
    case .folder: "is a folder: give a file in it"
    case .tooLarge: "has more than 16 MiB: give an ICE configuration"
    case .system(ENOENT): "does not exist: check the path"
    case .system(EACCES): "may not be read by you (Permission denied): ask its owner, or use sudo"
    case .system(let number):
      """
      cannot be read: \(DisplayText(sanitizing: String(cString: strerror(number)))): check the path
      """
    case .notMendable:
      """
      is no regular file, so that --fix has nothing to write to: give - for standard input, and \
      the mended form comes out
      """
    }
  }
}

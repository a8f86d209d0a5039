import Glibc
import RelayKit

/// The arguments of the process, as they were given.
///
/// What is no UTF-8 would become another text, and a file of another name be read or written: it is
/// refused.
enum ArgumentList {
  /// The arguments behind the program's name; throws where one of them is no text.
  static func given() throws(Failure) -> [String] {
    var arguments: [String] = []
    for index in 1..<max(Int(CommandLine.argc), 1) {
      guard let bytes = CommandLine.unsafeArgv[index] else { break }
      guard let text = String(validatingCString: bytes) else {
        throw Failure(refusing: String(cString: bytes))
      }
      arguments.append(text)
    }
    return arguments
  }
}

extension Failure {
  fileprivate init(refusing argument: String) {
    self.init(
      """
      the argument \(DisplayText(sanitizing: argument)) is not UTF-8, which names of files must be \
      here: rename the file, or give it a link with another name (ln)
      """, .badUsage)
  }
}

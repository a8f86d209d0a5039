import Glibc

/// Why there is no document.
package enum TOMLError: Error, Equatable {
  case syntax(file: String, at: TOMLPosition, reason: String)
  /// A call of the system failed on the file.
  case unreadable(file: String, errno: Int32)
  case tooLarge(file: String, limit: Int)
}

extension TOMLError {
  /// Whether there is no file at all.
  package var isMissing: Bool {
    if case .unreadable(_, ENOENT) = self { true } else { false }
  }
}

extension TOMLError: CustomStringConvertible {
  /// One line; it may hold foreign text, so whoever shows it sanitizes it.
  package var description: String {
    switch self {
    case .syntax(let file, let place, let reason):
      "\(file):\(place.line):\(place.column): \(reason)"
    case .unreadable(let file, let code):
      "cannot read \(file): \(String(cString: strerror(code)))"
    case .tooLarge(let file, let limit):
      """
      cannot read \(file): it has more than \(limit) bytes, \
      so it is hardly the file that was meant
      """
    }
  }
}

import Dashboard
import Glibc
import RelayKit

/// Reads which names a folder holds, for a path that is being typed.
enum FolderReader {
  /// More than anybody chooses from.
  private static let most = 10_000

  /// The names that `question` admits, as they are on the disk; `~/` is the folder `home`.
  static func answer(to question: PathQuestion, home: HomeFolder) -> PathAnswer {
    let path = question.folder.isEmpty ? "./" : home.expanding(question.folder)
    guard let folder = opendir(path) else {
      let reason = DisplayText(sanitizing: String(cString: strerror(errno)))
      return .failed("cannot read \(DisplayText(sanitizing: path)): \(reason)")
    }
    defer { closedir(folder) }
    var (names, foreign): ([PathName], Int) = ([], 0)
    while names.count < most, let entry = readdir(folder) {
      guard let name = name(of: entry) else {
        foreign += 1
        continue
      }
      guard ![".", ".."].contains(name), question.admits(name) else { continue }
      names.append(PathName(name, isFolder: isFolder(path + name)))
    }
    return .names(names, foreign: foreign)
  }

  /// `nil` where it is not UTF-8.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
    }
  }

  /// Whether it is one, or a link to one.
  private static func isFolder(_ path: String) -> Bool {
    access("\(path)/.", F_OK) == 0
  }
}

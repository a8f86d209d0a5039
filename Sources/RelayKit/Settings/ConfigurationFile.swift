import Glibc
import TOMLFile

/// Reads the configuration file.
package enum ConfigurationFile {
  /// What the file says; nothing where there is none in the usual place.
  /// - Throws: what is wrong with it, also where a file that is named is not there.
  package static func read(
    _ candidate: ConfigurationPaths.Candidate?, home: HomeFolder
  ) throws(ConfigurationError) -> Configuration {
    guard let candidate else { return .none }
    let document: TOMLDocument
    do throws(TOMLError) {
      document = try TOMLDocument(reading: candidate.path)
    } catch .unreadable(_, ENOENT) where candidate.origin == nil {
      return .none
    } catch {
      throw .file(error)
    }
    return try Configuration(
      in: document, folder: folder(of: candidate.path), home: home,
      isPrivate: PrivateFile.isPrivate(at: candidate.path))
  }

  /// Whether there is a file that can be read.
  package static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }
}

/// The person's home folder, which `~/` stands for in a path that no shell has seen.
package struct HomeFolder: Sendable {
  private let path: String?

  /// The one that `HOME` names; without, `~` means nothing.
  package init(_ environment: Environment) {
    path = environment["HOME"]
  }

  /// The path with the folder in place of a leading `~/`; other people's `~name/` stay.
  package func expanding(_ path: String) -> String {
    guard let home = self.path, path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}

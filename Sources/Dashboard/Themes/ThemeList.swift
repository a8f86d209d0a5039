/// The names of themes in the order they are offered, which goes round.
package struct ThemeList: Equatable, Sendable {
  /// Each name once; never empty where there are built-in themes.
  package let names: [String]

  /// The theme of who has not chosen one.
  package static let defaultName = "dark"

  /// The built-in ones in their order, then the person's own by name; one of their own that hides
  /// a built-in one stands in its place.
  package init(bundled: [String], own: [String]) {
    names = bundled + Set(own).subtracting(bundled).sorted()
  }

  private init(_ names: [String]) {
    self.names = names
  }

  /// The list with one more at its end where it is not there, as the path of a file is not.
  func including(_ name: String) -> ThemeList {
    names.contains(name) ? self : ThemeList(names + [name])
  }

  /// The name after this one; the first after the last and after one that is not there.
  package func name(after name: String) -> String? {
    neighbour(of: name, at: 1, else: names.first)
  }

  /// The name before this one; the last before the first and before one that is not there.
  package func name(before name: String) -> String? {
    neighbour(of: name, at: -1, else: names.last)
  }

  private func neighbour(of name: String, at step: Int, else missing: String?) -> String? {
    guard let index = names.firstIndex(of: name) else { return missing }
    return names[(index + step + names.count) % names.count]
  }
}

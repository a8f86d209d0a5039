import RelayKit

/// The theme at the start, and what comes before one that is chosen on the screen the next time.
package struct ThemeInForce: Equatable, Sendable {
  /// Its name, or the path of its file.
  package let name: String
  /// The file and line that set a theme, which count before what is remembered; `nil` for none.
  package let rival: DisplayText?

  package init(name: String, rival: DisplayText? = nil) {
    self.name = name
    self.rival = rival
  }
}

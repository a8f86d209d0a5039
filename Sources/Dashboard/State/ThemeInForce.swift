import RelayKit

/// The theme at the start, and what comes before one that is chosen on the screen the next time.
package struct ThemeInForce: Equatable, Sendable {
  /// The name of the theme that is drawn with, or the path of its file.
  package let name: String
  /// What was named and cannot be had, so that this one is drawn; `nil` where this is what was named.
  package let missing: String?
  /// The file and line that set a theme, which count before what is remembered; `nil` for none.
  package let rival: DisplayText?

  package init(name: String, missing: String? = nil, rival: DisplayText? = nil) {
    self.name = name
    self.missing = missing
    self.rival = rival
  }

  /// The same once it is known what is drawn for it.
  package func drawn(_ choice: ThemeChoice) -> ThemeInForce {
    guard choice.complaint != nil else { return self }
    return ThemeInForce(name: ThemeList.defaultName, missing: name, rival: rival)
  }
}

extension SettingsInForce {
  /// Says what is drawn where the theme that the settings name cannot be had.
  package mutating func take(_ theme: ThemeInForce) {
    guard let missing = theme.missing else { return }
    override(
      .theme, DisplayText(sanitizing: theme.name),
      by: .insteadOf(DisplayText(sanitizing: missing), by: origin(of: .theme)))
  }
}

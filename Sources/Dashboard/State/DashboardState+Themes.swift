import RelayKit

/// The choice of a theme, which is drawn with as soon as it is looked at.
extension DashboardState {
  /// Shows the list; in it, goes on to the next theme.
  mutating func chooseTheme() -> [Effect] {
    guard case .themes(let choosing, let below) = screen else {
      screen = .themes(ThemeChoosing(name: theme, before: theme), over: screen)
      return []
    }
    return preview(themes.name(after: choosing.name), over: below)
  }

  /// Draws with a theme while the list is open.
  mutating func preview(_ name: String?, over below: Screen) -> [Effect] {
    guard let name, name != theme, case .themes(var choosing, _) = screen else { return [] }
    choosing.name = name
    screen = .themes(choosing, over: below)
    return paint(name)
  }

  /// Leaves the list without choosing: what was drawn with before is again.
  mutating func leaveThemes(_ choosing: ThemeChoosing, for below: Screen) -> [Effect] {
    screen = below
    return choosing.before == theme ? [] : paint(choosing.before)
  }

  /// Leaves the list with what is drawn with, to be found again the next time.
  ///
  /// Says where a file will come before it then. One that cannot be had is not kept.
  mutating func keepTheme(for below: Screen) -> [Effect] {
    if let themeRefusal {
      message = Message(text: "not kept: \(themeRefusal)", role: .warning)
      return []
    }
    screen = below
    rememberedTheme = theme
    isThemeChosen = true
    if let rival = themeAtStart.rival {
      message = Message(text: "for this run: \(rival) sets the theme")
    }
    return [.save(preferences)]
  }

  mutating func refuseTheme(_ why: DisplayText) {
    themeRefusal = why
    message = Message(text: why)
  }

  private mutating func paint(_ name: String) -> [Effect] {
    theme = name
    themeRefusal = nil
    return [.theme(name)]
  }
}

extension ThemeList {
  /// The name so many places further down, or up where `distance` is negative, as far as there are
  /// names.
  func name(from name: String, by distance: Int) -> String? {
    guard let index = names.firstIndex(of: name) else { return names.first }
    return names[min(max(index + distance, 0), names.count - 1)]
  }
}

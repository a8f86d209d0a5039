import RelayKit

extension DashboardState {
  /// The settings as they are in force now, with what was changed on the screen.
  var settings: SettingsInForce {
    var settings = settingsAtStart
    if let wishedInterval {
      settings.override(.interval, ProbeInterval(wishedInterval).setting, by: .screen)
    } else if settings.origin(of: .interval) == .standard {
      settings.override(.interval, ProbeInterval(newest.interval).setting, by: .standard)
    }
    if isThemeChosen || theme != themeAtStart.name {
      settings.override(.theme, DisplayText(sanitizing: theme), by: .screen)
    } else {
      settings.take(themeAtStart)
    }
    if let mouseChange {
      settings.override(.mouse, "\(mouseChange ? "true" : "false")", by: .screen)
    }
    if glyphs == .ascii, settings.origin(of: .ascii) == .standard {
      settings.override(.ascii, "true", by: .locale)
    }
    return settings
  }
}

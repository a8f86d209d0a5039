import RelayKit

/// What the dashboard wants done in the world.
package enum Effect: Equatable, Sendable {
  case monitor(MonitorCommand)
  case export(ExportRequest)
  /// Draw with the theme of this name from now on.
  case theme(String)
  /// Keep for the next time what the person has arranged.
  case save(Preferences)
  /// Send text to the clipboard of the person's terminal.
  case copy(DisplayText)
  /// Say `conceal` when so much time has passed, counted from the latest such wish.
  case concealLater(Duration)
  /// Give the terminal back and stop, as a shell's job does.
  case suspend
  /// Paint every cell anew: something else wrote on the screen.
  case redraw
  case quit
  /// Quit, and leave a report where the screen was.
  case quitWithReport
}

/// One region's ICE servers to one file, as RTCConfiguration JSON.
package struct ExportRequest: Equatable, Sendable {
  package var region: Region
  /// As typed; relative to the working directory.
  package var path: String
  /// Whether the person has agreed to replace what is there.
  package var overwriting: Bool

  package init(region: Region, path: String, overwriting: Bool) {
    self.region = region
    self.path = path
    self.overwriting = overwriting
  }
}

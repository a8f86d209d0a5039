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
  /// Have the terminal report its mouse from now on, or no longer.
  case mouse(Bool)
  /// Give the terminal back and stop, as a shell's job does.
  case suspend
  /// Paint every cell anew: something else wrote on the screen.
  case redraw
  case quit
  /// Quit, and leave a report where the screen was.
  case quitWithReport
}

/// The ICE servers of regions to one file, as one consumer takes them.
package struct ExportRequest: Equatable, Sendable {
  package var regions: [Region]
  package var order: ExportOrder
  /// As typed; relative to the working directory.
  package var path: String
  /// Whether the person has agreed to replace what is there.
  package var overwriting: Bool

  package init(regions: [Region], order: ExportOrder, path: String, overwriting: Bool) {
    self.regions = regions
    self.order = order
    self.path = path
    self.overwriting = overwriting
  }

  /// The text to write of what is known, as `turntop export` makes it too.
  package func parcel(of snapshot: Snapshot) throws(ExportError) -> ExportParcel {
    var wanted = snapshot
    wanted.regions = snapshot.regions.filter { regions.contains($0.region) }
    guard let parcel = try order.parcels(of: wanted).first else { throw .noneQualifies }
    return parcel
  }
}

import RelayKit

/// What the dashboard wants done in the world.
package enum Effect: Equatable, Sendable {
  case monitor(MonitorCommand)
  case export(ExportRequest)
  /// Say which names a path may go on with.
  case completePath(PathQuestion)
  /// Draw with the theme of this name from now on.
  case theme(String)
  /// Keep for the next time what the person has arranged.
  case save(Preferences)
  /// Send a text to the clipboard of the person's terminal.
  case copy(Clip)
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

/// What is not done for a file unless the person says yes.
package enum ExportConsent: Sendable {
  case replacing, makingFolders
}

/// The ICE servers of regions to one file, as one consumer takes them.
package struct ExportRequest: Equatable, Sendable {
  package var regions: [Region]
  package var order: ExportOrder
  /// As typed; relative to the working directory.
  package var path: String
  /// What the person has agreed to.
  package var consents: Set<ExportConsent>

  package init(
    regions: [Region], order: ExportOrder, path: String, consents: Set<ExportConsent> = []
  ) {
    self.regions = regions
    self.order = order
    self.path = path
    self.consents = consents
  }

  /// The text to write of what is known, as `turntop export` makes it too.
  package func parcel(of snapshot: Snapshot) throws(ExportError) -> ExportParcel {
    var wanted = snapshot
    wanted.regions = snapshot.regions.filter { regions.contains($0.region) }
    guard let parcel = try order.parcels(of: wanted).first else { throw .noneQualifies }
    return parcel
  }
}

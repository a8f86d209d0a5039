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

  /// All that is to be written as one text of what is known, as `turntop export` makes it too.
  package func parcel(of snapshot: Snapshot) throws(ExportError) -> ExportParcel {
    var whole = order
    whole.splitsRegions = false
    guard let parcel = try whole.parcels(of: narrowed(snapshot)).first else { throw .noneQualifies }
    return parcel
  }

  /// The files to write; where each region has one, `path` is their folder.
  package func files(of snapshot: Snapshot) throws(ExportError) -> [PlannedFile] {
    let folder = path.hasSuffix("/") ? path : "\(path)/"
    return try order.parcels(of: narrowed(snapshot)).filter { !$0.export.isEmpty }.map { parcel in
      let path = order.splitsRegions ? folder + parcel.fileName(as: order.format) : path
      return PlannedFile(path: path, parcel: parcel)
    }
  }

  /// The regions that cannot be in it as things are.
  package func omissions(in snapshot: Snapshot) -> [ExportOmission] {
    narrowed(snapshot).regions.filter(\.iceServers.isEmpty).map { region in
      ExportOmission(url: region.region.displayName, reason: "it has no credentials")
    }
  }

  private func narrowed(_ snapshot: Snapshot) -> Snapshot {
    var wanted = snapshot
    wanted.regions = snapshot.regions.filter { regions.contains($0.region) }
    return wanted
  }
}

/// A text, and the file that it goes into.
package struct PlannedFile: Equatable, Sendable {
  package let path: String
  package let parcel: ExportParcel

  /// Its name without its folder.
  package var name: DisplayText {
    DisplayText(sanitizing: path.split(separator: "/").last.map(String.init) ?? path)
  }
}

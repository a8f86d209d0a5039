import RelayKit

/// A key as the terminal names it, whatever bytes it sent.
package enum Key: Hashable, Sendable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete
  /// A letter held with control, in lower case: `control("c")`.
  case control(Character)
  /// F1 is 1.
  case function(Int)
}

/// Something that happened to the dashboard.
package enum Event: Equatable, Sendable {
  case key(Key)
  /// Text between the terminal's marks of a bracketed paste, as it came.
  case paste(String)
  case mouse(MouseReport)
  /// The terminal is not known to report its mouse.
  case mouseRefused
  case resize(Size)
  case snapshot(Snapshot)
  case exported(ExportOutcome)
  case copied(CopyOutcome)
  /// What a folder holds of what was asked for.
  case folderRead(PathQuestion, PathAnswer)
  /// Why the theme that was asked for cannot be had, so that another is drawn.
  case themeRefused(DisplayText)
  /// One line from the world to the person, for example why suspending is not possible.
  case notice(DisplayText)
  /// What the person has arranged is written down for the next time.
  case remembered
  /// What was shown for a moment is to be seen no longer.
  case conceal
  /// A sequence that means nothing.
  case ignored
}

/// How writing an export ended.
package enum ExportOutcome: Equatable, Sendable {
  case written(WrittenExport)
  /// Nothing was written: a file is there and consent was not given.
  ///
  /// `changes` tells, without secrets, by what it differs from what was to be written.
  case alreadyExists(path: DisplayText, changes: [DisplayText] = [])
  /// Nothing was written: the file's folder is missing, those above it from `first` on, and consent
  /// was not given.
  case folderMissing(DisplayText, first: DisplayText)
  /// What failed and why, in one line.
  case failed(DisplayText)
}

/// A file that an export has written, for showing.
package struct WrittenExport: Equatable, Sendable {
  package var path: DisplayText
  /// Whether only its owner reads it; not so on a file system without permissions.
  package var isPrivate: Bool
  /// Why its folder may not have reached the disk; `nil` where it has.
  package var doubt: DisplayText?
  /// Where the configuration is kept that it replaced; `nil` where it replaced none.
  package var copy: DisplayText?
  /// What its consumer does not take, and is not in it.
  package var omissions: [ExportOmission]
  /// How many servers stand in it; `nil` where that is not known.
  package var servers: Int?

  package init(
    path: DisplayText, isPrivate: Bool = true, doubt: DisplayText? = nil,
    copy: DisplayText? = nil, omissions: [ExportOmission] = [], servers: Int? = nil
  ) {
    self.servers = servers
    self.path = path
    self.isPrivate = isPrivate
    self.doubt = doubt
    self.copy = copy
    self.omissions = omissions
  }
}

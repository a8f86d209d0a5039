import RelayKit

/// What the person is looking at.
package indirect enum Screen: Equatable, Sendable {
  case regions
  /// The regions, while the filter is being typed.
  case filter
  /// All servers of the selected region, from a line on.
  case servers(scroll: Int)
  /// What was said and what happened, from a line on, and where leaving it leads.
  case messages(scroll: Int, over: Screen)
  /// The help, from a line on, and where leaving it leads.
  case help(scroll: Int, over: Screen)
  case export(ExportDialog, over: Screen)
}

/// The question where an export shall go.
package struct ExportDialog: Equatable, Sendable {
  /// How far the question has come.
  enum Stage: Equatable, Sendable {
    case editing
    case writing
    /// A file is there: may it be replaced?
    case consent(path: DisplayText)
    case failed(DisplayText)
  }

  let region: Region
  var path: TextInput
  var stage: Stage = .editing

  /// Proposes a file in the working directory.
  init(region: Region) {
    self.region = region
    path = TextInput("turntop-\(region.name).json")
  }
}

/// A line for the person, shown until the next key.
struct Message: Equatable, Sendable {
  var text: DisplayText
  var role: Role = .text
}

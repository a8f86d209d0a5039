import RelayKit

/// What the person is looking at.
package indirect enum Screen: Equatable, Sendable {
  case regions
  /// Every URL of every region, in one table.
  case servers
  /// A table, while its filter is being typed.
  case filter(over: Screen)
  /// A page to read, from a line on, and where leaving it leads.
  case page(Page, scroll: Int = 0, over: Screen)
  /// The columns of a table, and which of them the keys act on.
  case columns(row: Int, over: Screen)
  case themes(ThemeChoosing, over: Screen)
  case export(ExportDialog, over: Screen)
}

/// Something longer than a screen, to be read.
package enum Page: Equatable, Sendable, CaseIterable {
  /// All that is known of the selected region.
  case detail
  /// What was last sent to one URL and came back, in bytes.
  case transactions
  /// Two or three regions side by side.
  case compare
  /// What works from here.
  case network
  /// What was said and what happened.
  case messages
  /// The settings in force, and where each comes from.
  case settings
  case help
}

/// One of the two tables.
enum TableKind {
  case regions, servers
}

extension Screen {
  /// The table that it shows or stands over.
  var table: TableKind {
    switch self {
    case .regions: .regions
    case .servers: .servers
    case .filter(let below), .page(_, _, let below), .columns(_, let below),
      .themes(_, let below), .export(_, let below):
      below.table
    }
  }

  /// The screen that a question or the help stands over.
  var beneath: Screen {
    switch self {
    case .page(.help, _, let below), .export(_, let below), .columns(_, let below),
      .themes(_, let below):
      below.beneath
    case .regions, .servers, .filter, .page: self
    }
  }
}

extension Screen {
  /// The screen that the help was opened from; itself where that is not open.
  var beneathHelp: Screen {
    if case .page(.help, _, let below) = self { below } else { self }
  }
}

/// The list of themes, with the one that is being looked at.
package struct ThemeChoosing: Equatable, Sendable {
  /// Which is drawn with now.
  var name: String
  /// Which was drawn with before, for who leaves without choosing.
  let before: String
}

/// A line for the person, shown until the next key.
struct Message: Equatable, Sendable {
  var text: DisplayText
  var role: Role = .text
}

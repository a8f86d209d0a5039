import RelayKit

/// Where a key is pressed, in the order in which the help tells of places.
package enum KeyContext: Sendable, CaseIterable {
  case regions, servers, detail, transactions, compare, network, messages, settings, help
  case filter, columns, themes, exportList, exportFilter, exportPath, exportConsent, exportFolder
  /// On a screen that has no room for anything.
  case tooSmall

  /// Where characters are text.
  static let typing: Set<KeyContext> = [.filter, .exportFilter, .exportPath]

  /// How the help calls it: `in the regions`.
  var place: DisplayText {
    switch self {
    case .regions: "in the regions"
    case .servers: "in the list of URLs"
    case .detail: "in a region's detail"
    case .transactions: "in the last messages"
    case .compare: "in the comparison"
    case .network: "in what works from here"
    case .messages: "in the messages"
    case .settings: "in the settings"
    case .help: "in the help"
    case .filter: "while a filter is typed"
    case .columns: "in the choice of columns"
    case .themes: "in the choice of themes"
    case .exportList: "in the export"
    case .exportFilter: "while its filter is typed"
    case .exportPath: "while its path is typed"
    case .exportConsent: "where a file is replaced"
    case .exportFolder: "where a folder is made"
    case .tooSmall: "where there is no room"
    }
  }
}

extension Screen {
  /// Where keys go on it.
  var context: KeyContext {
    switch self {
    case .regions: .regions
    case .servers: .servers
    case .filter: .filter
    case .page(let page, _, _): page.context
    case .columns: .columns
    case .themes: .themes
    case .export(let dialog, _): dialog.context
    }
  }
}

extension Page {
  fileprivate var context: KeyContext {
    switch self {
    case .detail: .detail
    case .compare: .compare
    case .network: .network
    case .messages: .messages
    case .transactions: .transactions
    case .settings: .settings
    case .help: .help
    }
  }
}

import RelayKit

/// What the person arranges on the screen and wants to find again the next time.
package struct Preferences: Equatable, Sendable {
  /// The theme's name; `nil` where none was ever chosen on the screen.
  package var theme: String?
  /// The columns they do not want of the regions' table, by the names that filters use.
  package var hiddenRegionColumns: [String]
  /// The same of the servers' table.
  package var hiddenServerColumns: [String]

  package init(
    theme: String? = nil, hiddenRegionColumns: [String] = [],
    hiddenServerColumns: [String] = []
  ) {
    self.theme = theme
    self.hiddenRegionColumns = hiddenRegionColumns
    self.hiddenServerColumns = hiddenServerColumns
  }
}

extension DashboardState {
  /// What is to be found again the next time.
  var preferences: Preferences {
    Preferences(
      theme: rememberedTheme, hiddenRegionColumns: regionTable.hiddenNames,
      hiddenServerColumns: serverTable.hiddenNames)
  }

  /// Arranges the screen as the person had it; names that mean nothing are passed over.
  mutating func adopt(_ preferences: Preferences) {
    rememberedTheme = preferences.theme
    regionTable.hide(preferences.hiddenRegionColumns)
    serverTable.hide(preferences.hiddenServerColumns)
  }
}

extension TableState {
  fileprivate var hiddenNames: [String] {
    Column.allCases.filter(hidden.contains).map(\.name)
  }

  fileprivate mutating func hide(_ names: [String]) {
    hidden = Set(names.compactMap { Column.names[$0] }.filter { !$0.isRequired })
  }
}

extension TableColumn {
  /// The name that filters and settings have for it: the first by the alphabet where there are
  /// several.
  var name: String {
    Self.names.filter { $0.value == self }.keys.min() ?? ""
  }
}

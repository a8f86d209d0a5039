import RelayKit

/// Which URL's messages are looked at.
extension DashboardState {
  /// Takes the selected URL's messages apart; those of the region's next URL where it does already.
  mutating func inspect() {
    guard let servers = selectedRow?.snapshot.servers, !servers.isEmpty else { return }
    if case .page(.transactions, _, let below) = screen {
      inspected = (inspected + 1) % servers.count
      screen = .page(.transactions, over: below)
    } else {
      let url = selectedServer?.url
      inspected = chosenIndex ?? servers.firstIndex { $0.url == url } ?? 0
      screen = .page(.transactions, over: screen)
    }
  }

  /// The URL that is taken apart; `nil` where its region has none any more.
  var inspectedServer: ServerSnapshot? {
    guard let servers = selectedRow?.snapshot.servers, servers.indices.contains(inspected) else {
      return nil
    }
    return servers[inspected]
  }

  /// Where the selected row of the table of servers stands in its region; `nil` in the other one.
  private var chosenIndex: Int? {
    screen.table == .servers ? serverTable.selected?.id.index : nil
  }
}

import RelayKit

/// Which URL's messages are looked at.
extension DashboardState {
  /// Takes the selected URL's messages apart, where none is selected those of the region's fastest
  /// one; those of the region's next URL where it does already.
  mutating func inspect() {
    guard let row = selectedRow else { return sayNothingIsShown() }
    let servers = row.snapshot.servers
    guard !servers.isEmpty else {
      return message = Message(
        text: "\(row.region.displayName): it has no URL to ask", role: .warning)
    }
    if case .page(.transactions, _, let below) = screen {
      guard servers.count > 1 else { return message = Message(text: "the region has one URL") }
      inspected = (inspected + 1) % servers.count
      screen = .page(.transactions, over: below)
    } else {
      let url = selectedServer?.url
      inspected =
        chosenIndex ?? selectedRow?.snapshot.fastestIndex ?? servers.firstIndex { $0.url == url }
        ?? 0
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

extension RegionSnapshot {
  /// Which of its relays answers soonest, of those that work; `nil` where none does.
  var fastestIndex: Int? {
    servers.indices.filter { servers[$0].isRelay && servers[$0].verdict.isUsable }
      .compactMap { index in servers[index].statistics.p50.map { (index, $0) } }
      .min { $0.1 < $1.1 }?.0
  }
}

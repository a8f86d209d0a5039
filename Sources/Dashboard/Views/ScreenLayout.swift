import RelayKit

/// Where the parts of the screen stand.
///
/// ```
/// header    service and counts, the best region, what works from here
/// table     the regions; right of it from 120 columns, else beneath it:
/// servers   those of the selected region
/// message   one line, or the text being typed; two, where one has no room for what to do
/// footer    the keys
/// ```
/// Nothing here depends on what was measured, so nothing moves while numbers come in.
package struct ScreenLayout: Equatable {
  /// Below this there is only a message that says so.
  package static let least = Size(columns: 40, rows: 10)

  package let isTooSmall: Bool
  package let header: Rect
  /// Everything between header and message.
  package let body: Rect
  /// The heading and the rows.
  package let table: Rect
  /// Empty where there is no room.
  package let servers: Rect
  /// A title and a line a server.
  private let serverRows: Int
  /// Whether the servers stand beside the table.
  package let isBeside: Bool
  package let message: Rect
  package let footer: Rect
  /// Where a question stands: over the lowest lines above the keys, as many as it needs.
  package let dialog: Rect

  /// - Parameters:
  ///   - size: of the screen.
  ///   - regions: how many there are, filtered or not.
  ///   - servers: the most that a region has.
  package init(size: Size, regions: Int, servers: Int) {
    isTooSmall = size.columns < Self.least.columns || size.rows < Self.least.rows
    isBeside = size.columns >= Self.besideFrom
    serverRows = Self.serverLines(servers) + 1
    var rest = Rect(size)
    footer = rest.takeBottom(1)
    dialog = rest
    header = rest.takeTop(3)
    message = rest.takeBottom(1)
    body = rest
    if isBeside {
      self.servers = rest.takeRight(min(max(size.columns * 36 / 100, 42), 72))
      _ = rest.takeRight(3)
    } else {
      var below = rest.takeBottom(Self.rowsBelow(rest.rows - 1, regions, servers))
      _ = below.takeTop(1)
      self.servers = below
    }
    table = rest
  }

  /// How many regions there is room for.
  var tableRows: Int { max(table.rows - 1, 0) }

  /// Where the servers stand while the message takes so many lines: where their lines are needed,
  /// over the blank one above them.
  func servers(besides lines: Int) -> Rect {
    var place = servers
    guard lines > message.rows else { return place }
    guard place.rows > serverRows else {
      place.row -= lines - message.rows
      return place
    }
    _ = place.takeBottom(lines - message.rows)
    return place
  }

  private static let besideFrom = 120

  /// A blank line, a title and a line a server, within half of `rows`, or all the table leaves.
  private static func rowsBelow(_ rows: Int, _ regions: Int, _ servers: Int) -> Int {
    let lines = min(serverLines(servers), rows / 2 - 2)
    return lines < 3 ? 0 : max(lines + 2, rows - regions)
  }

  private static func serverLines(_ servers: Int) -> Int { max(servers, 5) }
}

extension DashboardState {
  var layout: ScreenLayout {
    ScreenLayout(
      size: size, regions: snapshot.regions.count,
      servers: snapshot.regions.map(\.servers.count).max() ?? 0)
  }

  var regionColumns: TableLayout<RegionColumn> {
    RegionColumn.layout(width: layout.table.columns, hiding: regionTable.hidden)
  }

  var serverColumns: TableLayout<ServerTableColumn> {
    ServerTableColumn.layout(width: layout.body.columns, hiding: serverTable.hidden)
  }
}

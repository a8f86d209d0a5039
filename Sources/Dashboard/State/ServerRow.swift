import RelayKit

/// One URL of one region, as a row of the table of all servers.
struct ServerRow: Equatable, Identifiable, Sendable {
  struct ID: Hashable, Sendable {
    var region: Region
    /// Among the region's URLs.
    var index: Int
  }

  let region: RegionRow
  let server: ServerSnapshot
  let id: ID
  let answer: Answer
}

extension ServerRow {
  /// A row for every URL of every region, in the service's order.
  static func rows(of regions: [RegionRow]) -> [ServerRow] {
    regions.flatMap { region in
      region.snapshot.servers.enumerated().map { index, server in
        ServerRow(
          region: region, server: server, id: ID(region: region.region, index: index),
          answer: Answer(of: server, by: region.evidence))
      }
    }
  }
}

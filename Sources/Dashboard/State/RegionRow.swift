import RelayKit

/// A region with the figures that its row shows and is sorted by.
struct RegionRow: Equatable, Sendable {
  let snapshot: RegionSnapshot
  /// The position in the order the regions were asked for.
  let index: Int
  let answer: Answer
  /// The relay that stands for the region: the fastest of the transport a client takes first,
  /// or, while none has answered, the first that was tried.
  let leader: ServerSnapshot?
  /// Another region with the same rank stands before it.
  let isTied: Bool
  /// The first region of the same addresses, where that is not this one.
  let alias: Region?

  var region: Region { snapshot.region }

  /// The median of the region's fastest relay on this transport.
  func median(_ transport: Transport) -> Duration? {
    servers(transport).compactMap(\.statistics.p50).min()
  }

  /// Whether servers of this transport are still to answer for the first time.
  func isPending(_ transport: Transport) -> Bool {
    servers(transport).contains { $0.verdict == .pending }
  }

  private func servers(_ transport: Transport) -> [ServerSnapshot] {
    snapshot.relays.filter { $0.uri?.transport == transport }
  }
}

extension RegionRow {
  /// The rows of a snapshot, in its order.
  static func rows(of snapshot: Snapshot) -> [RegionRow] {
    snapshot.regions.enumerated().map { index, region in
      RegionRow(
        snapshot: region, index: index, answer: Answer(of: region),
        leader: leader(of: region.relays),
        isTied: region.rank != nil
          && snapshot.regions[..<index].contains { $0.rank == region.rank },
        alias: snapshot.regions[..<index].map(\.region).first(where: region.sameAs.contains))
    }
  }

  private static func leader(of servers: [ServerSnapshot]) -> ServerSnapshot? {
    let measured = servers.filter { $0.statistics.p50 != nil }
    let fastest = measured.min { left, right in
      (left.preference, left.statistics.p50 ?? .zero)
        < (right.preference, right.statistics.p50 ?? .zero)
    }
    return fastest ?? servers.first { !$0.history.isEmpty }
  }
}

extension RegionSnapshot {
  /// The servers that tell about the region: the service names one and the same STUN server in
  /// all of them, so those count only where there is nothing else.
  fileprivate var relays: [ServerSnapshot] {
    let relays = servers.filter { $0.uri?.scheme.isRelay ?? false }
    return relays.isEmpty ? servers : relays
  }
}

extension ServerSnapshot {
  /// The transport that a client uses first is the smallest.
  fileprivate var preference: Transport { uri?.transport ?? .dtls }
}

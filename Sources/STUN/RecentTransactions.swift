/// The transactions that a flow began last: what tells a late or repeated answer from a foreign one.
package struct RecentTransactions: Sendable {
  private static let limit = 16

  private var ids: [TransactionID] = []
  /// Where the oldest stands, once there are as many as are kept.
  private var oldest = 0

  package init() {}

  package mutating func remember(_ id: TransactionID) {
    guard ids.count == Self.limit else { return ids.append(id) }
    ids[oldest] = id
    oldest = (oldest + 1) % Self.limit
  }

  package func contains(_ id: TransactionID) -> Bool { ids.contains(id) }
}

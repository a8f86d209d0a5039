import STUN

/// The transactions that a flow began last: what tells a late or repeated answer from a foreign one.
struct RecentTransactions {
  private static let limit = 16

  private var ids: [TransactionID] = []

  mutating func remember(_ id: TransactionID) {
    if ids.count == Self.limit { ids.removeFirst() }
    ids.append(id)
  }

  func contains(_ id: TransactionID) -> Bool { ids.contains(id) }
}

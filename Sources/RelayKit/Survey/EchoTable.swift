import STUN

/// The echoes through relays: which have been sent, what came of them, and what they may cost.
///
/// - Those with the same credentials on one server run one after the other: a user's quota counts
///   the allocations of all of them.
/// - Few run at once, so that they do not crowd each other out of a thin uplink: each is a call of
///   its own.
struct EchoTable: Sendable {
  /// How many run at once: 400 kbit/s each way, headers of IP and UDP included.
  static let atOnce = 5

  private struct Lane: Hashable {
    let address: IPAddress
    let credential: LongTermCredential

    init(_ key: RelayKey) {
      address = key.target.address.ip
      credential = key.credential
    }
  }

  /// An echo that is to set out, and how long to wait before.
  struct Departure: Equatable {
    var key: RelayKey
    /// The most bytes it may come to.
    var limit: Int
    var delay = Duration.zero
  }

  private struct Entry {
    /// The fetch after which the echo was sent, or left out for want of room.
    var round: Int
    /// The most that it may come to.
    var price: Int
    /// What came of it; while a new one is under way, what came of the one before.
    var end: RelayEchoEnd?
    /// Whether a quota has been given its time already.
    var hasWaited = false
  }

  private(set) var budget: EchoBudget
  /// Whether relays have been proven since echoes were begun.
  var hasNewRelays = false
  private var entries: [RelayKey: Entry] = [:]
  private var waiting: [RelayKey] = []
  private var busy: Set<Lane> = []

  init(_ budget: EchoBudget) {
    self.budget = budget
  }

  subscript(key: RelayKey) -> RelayEchoEnd? { entries[key]?.end }

  /// Whether all that have begun have ended.
  var isIdle: Bool { budget.underway == 0 }

  /// Begins echoes through those relays that had none since this fetch, the first of them where
  /// there is no room for all at their prices, and returns which set out; `nil` where none is wanted.
  mutating func begin(
    _ keys: [RelayKey], round: Int, price: (RelayKey) -> Int
  ) -> [Departure]? {
    hasNewRelays = false
    let wanted = keys.filter { entries[$0]?.round ?? -1 < round }
    guard !wanted.isEmpty else { return nil }
    for key in wanted {
      entries[key] = Entry(round: round, price: price(key), end: entries[key]?.end)
    }
    waiting += wanted.prefix(budget.begin(wanted.map { self.price(of: $0) }))
    return setOut()
  }

  /// Takes what came of an echo, and returns which set out in its place: the same once more where
  /// the quota may still count what has been released.
  mutating func end(_ key: RelayKey, _ end: RelayEchoEnd) -> [Departure] {
    let bytes = end.traffic.bytes
    if end.outcome == .noRoom, entries[key]?.hasWaited == false, bytes <= budget.room {
      entries[key]?.hasWaited = true
      budget.add(bytes)
      return [Departure(key: key, limit: price(of: key), delay: Survey.quotaDelay)]
    }
    entries[key]?.end = end
    budget.end(bytes, of: price(of: key))
    busy.remove(Lane(key))
    return setOut()
  }

  private mutating func setOut() -> [Departure] {
    let ready = waiting.filter { busy.count < Self.atOnce && busy.insert(Lane($0)).inserted }
    waiting.removeAll(where: ready.contains)
    return ready.map { Departure(key: $0, limit: price(of: $0)) }
  }

  private func price(of key: RelayKey) -> Int { entries[key]?.price ?? 0 }
}

/// How many relayed addresses were granted, and how many of those the server took back.
package struct AllocationCounts: Equatable, Sendable {
  /// How long a server keeps what is not refreshed, where it says nothing else (RFC 8656 §3.2).
  static let usualLifetime = Duration.seconds(600)

  package var granted = 0
  /// Released with LIFETIME 0 and answered, or found gone.
  package var released = 0
  /// Those of the granted whose release nobody confirmed, and is awaited no more.
  private var unconfirmed = 0
  /// When that lapses which may be left, be it granted or only asked for: since the survey began.
  private var lapses: [Duration] = []

  package init() {}

  /// What may be left on servers at `now`; `nil` where nothing is.
  ///
  /// That is also what has been granted and is still to be released.
  package func leftBehind(at now: Duration) -> DisplayText? {
    let held = granted - released - unconfirmed
    let rests =
      Array(repeating: Self.usualLifetime, count: max(held, 0))
      + lapses.filter { $0 > now }.map { $0 - now }
    guard let longest = rests.max() else { return nil }
    let seconds = Int((longest / .seconds(1)).rounded(.up))
    return rests.count == 1
      ? "1 allocation is not confirmed as given back: its server may keep it for \(seconds) s"
      : """
      \(rests.count) allocations are not confirmed as given back: their servers may keep them for \
      \(seconds) s
      """
  }

  static func += (left: inout AllocationCounts, right: AllocationCounts) {
    left.granted += right.granted
    left.released += right.released
    left.unconfirmed += right.unconfirmed
    left.lapses += right.lapses
  }

  /// Counts what became of an allocation; that it was granted has been counted, where it was told.
  package mutating func count(_ end: RelayEnd) {
    granted += end.unseen
    released += end.unseen + (end.isReleased ? 1 : 0)
    if let rest = end.remains { leave([rest], from: end.time) }
    lapses += end.doubts.map { end.time + $0 }
  }

  /// Counts what became of the allocations of an echo.
  mutating func count(_ end: RelayEchoEnd) {
    granted += end.allocations.granted
    released += end.allocations.released
    let left = end.allocations.granted - end.allocations.released
    leave(Array(repeating: Self.usualLifetime, count: left), from: end.time)
    lapses += end.doubts.map { end.time + $0 }
  }

  private mutating func leave(_ rests: [Duration], from time: Duration) {
    unconfirmed += rests.count
    lapses += rests.map { time + $0 }
  }
}

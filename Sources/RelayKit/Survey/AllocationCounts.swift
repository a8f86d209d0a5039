/// How many relayed addresses were granted, and how many of those the server took back.
package struct AllocationCounts: Equatable, Sendable {
  /// How long a server keeps what is not refreshed, where it says nothing else (RFC 8656 §3.2).
  static let usualLifetime = Duration.seconds(600)

  package var granted = 0
  /// Released with LIFETIME 0 and answered, or found gone.
  package var released = 0
  /// Asked for, without an answer that says whether they were granted, nor one to their release.
  package var doubtful = 0
  /// The longest that one of those that were not released may stay.
  package var remains: Duration?

  package init() {}

  /// What may be left on servers, once everything has ended; `nil` where nothing is.
  package var leftBehind: DisplayText? {
    let count = granted - released + doubtful
    guard count > 0 else { return nil }
    let seconds = Int((remains ?? Self.usualLifetime) / .seconds(1))
    return count == 1
      ? "1 allocation is not confirmed as given back: its server may keep it for \(seconds) s"
      : """
      \(count) allocations are not confirmed as given back: their servers may keep them for \
      \(seconds) s
      """
  }

  static func += (left: inout AllocationCounts, right: AllocationCounts) {
    left.granted += right.granted
    left.released += right.released
    left.doubtful += right.doubtful
    left.remains = [left.remains, right.remains].compactMap(\.self).max()
  }

  /// Counts what became of an allocation; that it was granted has been counted, where it was told.
  mutating func count(_ end: RelayEnd, wasGranted: Bool) {
    granted += end.unseen
    released += end.unseen + (end.isReleased ? 1 : 0)
    guard let rest = end.remains else { return }
    if !wasGranted { doubtful += 1 }
    remains = max(rest, remains ?? rest)
  }
}

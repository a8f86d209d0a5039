/// How long an allocation lives without being refreshed, in seconds.
struct AllocationLifetime: Equatable {
  /// What it gets without asking, and what it gets at most (RFC 8656 §3.2).
  private static let allowed: ClosedRange<UInt32> = 600...3600

  let seconds: UInt32

  /// What is granted to a client that asked for so much, or `nil` for no wish (RFC 8656 §7.2).
  init(granting wish: UInt32?) {
    seconds = max(Self.allowed.lowerBound, min(wish ?? 0, Self.allowed.upperBound))
  }

  var duration: Duration { .seconds(seconds) }
}

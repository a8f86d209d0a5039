/// The wake-up calls that are awaited, each by a number of its own.
///
/// A timer is never stopped: a call whose number is not awaited any more is not heard.
struct Alarms: Sendable {
  enum Purpose: Hashable, Sendable {
    case retransmit(TransactionID)
    /// Ask again before what was granted ends.
    case renew(TURNRequest)
    /// The release has been waited for long enough.
    case deadline
  }

  private var generations: [Purpose: Int] = [:]
  private var last = 0

  /// Sets the alarm of this purpose, in place of the one it may have.
  mutating func set(_ purpose: Purpose, after delay: Duration) -> Allocation.Action {
    last += 1
    generations[purpose] = last
    return .wake(after: delay, generation: last)
  }

  mutating func cancel(_ purpose: Purpose) {
    generations[purpose] = nil
  }

  /// What this call is for; `nil` where nobody awaits it.
  mutating func take(_ generation: Int) -> Purpose? {
    guard let purpose = generations.first(where: { $0.value == generation })?.key else {
      return nil
    }
    generations[purpose] = nil
    return purpose
  }
}

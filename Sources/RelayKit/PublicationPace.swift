/// When the next snapshot is due: soon after a change, but never so often that it costs much.
package struct PublicationPace: Equatable, Sendable {
  /// The least time between two snapshots: what a person can follow, and a slow link can carry.
  static let interval = Duration.milliseconds(40)
  /// The share of its time that snapshots may take: one twentieth.
  static let patience = 20

  /// The same once there is a verdict on everything: what comes then are figures, and no more often
  /// than samples.
  private var steadyInterval: Duration
  private var isPlanned = false
  private var next = Duration.zero

  /// The pace of a survey with so long from one sample of a target to its next.
  package init(sampling interval: Duration) {
    steadyInterval = Self.steadyInterval(for: interval)
  }

  /// Takes up the pace that goes with another interval between samples.
  package mutating func sample(every interval: Duration) {
    steadyInterval = Self.steadyInterval(for: interval)
  }

  private static func steadyInterval(for interval: Duration) -> Duration {
    min(max(interval, .milliseconds(250)), .seconds(1))
  }

  /// Plans a snapshot that shows what has changed, and returns when it is due; `nil` where one is
  /// planned already.
  package mutating func plan() -> Duration? {
    defer { isPlanned = true }
    return isPlanned ? nil : next
  }

  /// Ends the plan, as its moment has come; returns when it is due instead where another snapshot
  /// was made meanwhile, so that there is never a second plan beside it.
  package mutating func end(at now: Duration) -> Duration? {
    isPlanned = now < next
    return isPlanned ? next : nil
  }

  /// Notes that a snapshot was made, from its beginning to its end.
  package mutating func published(from start: Duration, to end: Duration, isSettled: Bool) {
    let interval = isSettled ? steadyInterval : Self.interval
    next = start + max(interval, (end - start) * Self.patience)
  }
}

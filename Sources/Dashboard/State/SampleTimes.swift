import RelayKit

/// When samples were decided, as the snapshots told: for all servers alike, which are asked in step.
///
/// A sample that came with others between two snapshots has its time by the interval.
struct SampleTimes: Equatable, Sendable {
  /// Of the latest samples, the oldest first.
  private var times: [Duration] = []
  /// How many there were in all.
  private var total = 0

  /// Takes in what has been decided since the snapshot before; after a reset all is new.
  mutating func take(_ snapshot: Snapshot) {
    let decided =
      snapshot.regions.lazy.flatMap(\.servers).map(\.statistics.decided).max() ?? 0
    if decided < total { self = SampleTimes() }
    let last = times.last ?? .zero
    let new = (0..<min(decided - total, Samples.window)).reversed()
    times += new.map { max(last, snapshot.elapsed - snapshot.interval * $0) }
    times.removeFirst(max(times.count - Samples.window, 0))
    total = decided
  }

  /// The time of the sample that so many have followed; `nil` where it is forgotten.
  func time(ofSampleBefore count: Int) -> Duration? {
    count < times.count ? times[times.count - 1 - count] : nil
  }
}

extension Statistics {
  fileprivate var decided: Int { received + lost }
}

/// The samples of one target, folded one by one into its `Statistics`.
///
/// The mean and deviation follow Welford's method; the percentiles come from a sorted window.
package struct Samples: Equatable, Sendable {
  /// How many samples the percentiles and the history look back.
  package static let window = 256

  package private(set) var statistics = Statistics()
  /// The latest samples decided, oldest first, at most `window`.
  package private(set) var history: [Sample] = []
  /// Those of them that were answered, the shortest round trip first.
  private var sorted: [Sample] = []
  private var meanMilliseconds = 0.0
  private var squares = 0.0
  private var steps: Duration = .zero

  package init() {}

  /// Counts a request that went out.
  package mutating func sent() {
    statistics.sent += 1
  }

  /// Takes back a request whose connection ended under it: neither answered nor lost.
  package mutating func withdrawn() {
    statistics.sent -= 1
  }

  /// Forgets all that was decided; what is still waiting for its answer counts from now on.
  package mutating func reset() {
    let waiting = statistics.sent - statistics.received - statistics.lost
    self = Samples()
    statistics.sent = waiting
  }

  package mutating func lost() {
    statistics.lost += 1
    remember(.lost)
  }

  package mutating func answered(after roundTrip: Duration) {
    statistics.received += 1
    updateJitter(roundTrip)
    updateMoments(roundTrip)
    remember(.answered(roundTrip))
  }

  private mutating func updateJitter(_ roundTrip: Duration) {
    if let last = statistics.last {
      let step = roundTrip > last ? roundTrip - last : last - roundTrip
      steps += step
      statistics.greatestJitter = max(step, statistics.greatestJitter ?? .zero)
      statistics.jitter = steps / (statistics.received - 1)
    }
    statistics.last = roundTrip
  }

  private mutating func updateMoments(_ roundTrip: Duration) {
    let value = roundTrip.milliseconds
    let difference = value - meanMilliseconds
    meanMilliseconds += difference / Double(statistics.received)
    squares += difference * (value - meanMilliseconds)
    statistics.mean = .milliseconds(meanMilliseconds)
    statistics.minimum = min(statistics.minimum ?? roundTrip, roundTrip)
    statistics.maximum = max(statistics.maximum ?? roundTrip, roundTrip)
    guard statistics.received > 1 else { return }
    let variance = max(0, squares) / Double(statistics.received - 1)
    statistics.deviation = .milliseconds(variance.squareRoot())
  }

  private mutating func remember(_ sample: Sample) {
    if history.count == Samples.window { forgetOldest() }
    history.append(sample)
    if sample == .lost {
      statistics.lostInWindow += 1
    } else {
      sorted.insert(sample, at: sorted.insertionIndex(of: sample))
    }
    updatePercentiles()
  }

  /// Makes room before the next comes, so that the memory of full windows never doubles.
  private mutating func forgetOldest() {
    let oldest = history.removeFirst()
    if oldest == .lost {
      statistics.lostInWindow -= 1
    } else {
      sorted.remove(at: sorted.insertionIndex(of: oldest))
    }
  }

  private mutating func updatePercentiles() {
    statistics.inWindow = sorted.count
    statistics.p50 = sorted.nearestRank(0.50)
    statistics.p95 = sorted.count > 1 ? sorted.nearestRank(0.95) : nil
  }
}

extension [Sample] {
  /// The first position whose value is not below `value`, in sorted values.
  fileprivate func insertionIndex(of value: Sample) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The value at ⌈p·n⌉ of sorted values; `nil` where there are none.
  fileprivate func nearestRank(_ p: Double) -> Duration? {
    guard !isEmpty else { return nil }
    let rank = Int((p * Double(count)).rounded(.up))
    return self[Swift.min(Swift.max(rank, 1), count) - 1].roundTrip
  }
}

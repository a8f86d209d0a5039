/// One thing that weighs against a region, and what it costs in round trip.
package struct Penalty: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// Of the latest samples, as many as the median is of.
    case loss(lost: Int, of: Int)
    /// How far one round trip typically lies from the next; see `[Sample].medianStep`.
    case jitter(Duration)
    /// How far p95 lies above the median.
    case tail(Duration)
    /// A stream carries the media, as no relay over UDP answers.
    case stream(Transport)
    /// Offered beside the one in use, and does not answer.
    case missing(Transport)
  }

  package var cause: Cause
  package var cost: Duration

  package init(_ cause: Cause, cost: Duration) {
    self.cause = cause
    self.cost = cost
  }

  /// What weighs and what it costs: `3 of 50 samples lost (21.4 ms)`.
  package var displayText: DisplayText { "\(cause.displayText) (\(cost.inWords))" }
}

extension Penalty.Cause {
  package var displayText: DisplayText {
    switch self {
    case .loss(let lost, let all): "\(lost) of \(all) samples lost"
    case .jitter(let jitter): "median jitter of \(jitter.inWords)"
    case .tail(let tail): "p95 \(tail.inWords) above the median"
    case .stream(let transport): "media over \(transport.inWords), for want of UDP"
    case .missing(let transport): "no answer over \(transport.inWords)"
    }
  }

  /// Decides between penalties of equal cost.
  var order: Int {
    switch self {
    case .stream: 0
    case .loss: 1
    case .jitter: 2
    case .tail: 3
    case .missing(.udp): 4
    case .missing(.tcp): 5
    case .missing: 6
    }
  }
}

extension Penalty {
  /// What the samples of the path show: its loss, jitter and tail, and whether it is a stream.
  static func ofPath(
    _ server: ServerSnapshot, _ transport: Transport, _ weights: RankingWeights
  ) -> [Penalty] {
    let statistics = server.statistics
    let median = statistics.p50 ?? .zero
    let stream =
      transport.isStream
      ? Penalty(.stream(transport), cost: max(weights.leastStream, median * weights.stream)) : nil
    return [stream, loss(statistics, weights)].compactMap(\.self) + spread(server, weights)
  }

  /// The transports beside the one in use that are offered, and of which no URL works.
  static func ofOthers(
    _ relays: [ServerSnapshot], beside transport: Transport, _ weights: RankingWeights
  ) -> [Penalty] {
    Transport.clientOrder.filter { $0 != transport }.compactMap { other in
      let verdicts = relays.filter { $0.uri?.transport == other }.map(\.verdict)
      let isDead = !verdicts.contains { $0.isUsable || $0 == .pending }
      return verdicts.isEmpty || !isDead ? nil : Penalty(.missing(other), cost: weights.missing)
    }
  }

  private static func loss(_ statistics: Statistics, _ weights: RankingWeights) -> Penalty? {
    let (lost, all) = (statistics.lostInWindow, statistics.decidedInWindow)
    guard lost > 0 else { return nil }
    let certain = 100 * leastShare(lost, of: all)
    return Penalty(.loss(lost: lost, of: all), cost: weights.lossPercent * certain)
  }

  private static func spread(_ server: ServerSnapshot, _ weights: RankingWeights) -> [Penalty] {
    let statistics = server.statistics
    guard statistics.inWindow >= weights.fewestForSpread, let median = statistics.p50,
      let p95 = statistics.p95, let jitter = server.history.medianStep
    else { return [] }
    let tail = p95 - median
    return [
      Penalty(.jitter(jitter), cost: (jitter - weights.allowance) * weights.jitter),
      Penalty(.tail(tail), cost: (tail - weights.allowance) * weights.tail),
    ].filter { $0.cost > .zero }
  }

  /// The share that `count` of `all` stand for at least, with 95 % confidence.
  ///
  /// It is the lower end of the one-sided score interval (E. B. Wilson, 1927, "Probable
  /// Inference", Journal of the American Statistical Association 22:158). Of 1 lost in 5 it leaves 4.6 %, of 20 in 100 14.3 %: few samples accuse little.
  static func leastShare(_ count: Int, of all: Int) -> Double {
    let (n, z) = (Double(all), 1.645)
    let share = Double(count) / n
    let middle = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, (middle - reach) / (1 + z * z / n))
  }
}

extension ServerSnapshot {
  /// That jitter and tail have too few samples to be judged; `nil` where they have enough.
  func spreadDoubt(_ weights: RankingWeights) -> DisplayText? {
    let (count, fewest) = (statistics.inWindow, weights.fewestForSpread)
    guard count < fewest else { return nil }
    return "jitter and p95 not judged: \(count) \(count == 1 ? "sample" : "samples") of \(fewest)"
  }
}

extension [Sample] {
  /// The median of |xᵢ − xᵢ₋₁| over the answered samples, in the order of time; `nil` below two.
  ///
  /// One outlier leaves it as it is, and what lies further back than the window is forgotten: the
  /// jitter that is shown, a mean since the start, would hold it against a region for ever.
  package var medianStep: Duration? {
    let roundTrips = compactMap(\.roundTrip)
    let steps = zip(roundTrips, roundTrips.dropFirst()).map { $0 > $1 ? $0 - $1 : $1 - $0 }.sorted()
    return steps.isEmpty ? nil : steps[(steps.count - 1) / 2]
  }
}

extension Transport {
  /// The transport as a sentence has it: `UDP`.
  var inWords: DisplayText { DisplayText(sanitizing: rawValue.uppercased()) }
}

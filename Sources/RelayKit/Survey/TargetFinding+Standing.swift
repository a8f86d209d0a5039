extension [TargetFinding] {
  /// The finding of a server's best address: the best verdict, and of the like the nearest.
  ///
  /// One that follows has to be nearer by more than the noise, so that neighbours do not take turns.
  var best: TargetFinding? {
    dropFirst().reduce(first) { best, next in
      best.map { next.isClearlyBetter(than: $0) ? next : $0 }
    }
  }

  /// What there is to say of an address that does worse than the best; `nil` where none does.
  func trouble(beside best: TargetFinding) -> DisplayText? {
    lazy.filter { $0.verdict.isDecided && best.verdict.isBetter(than: $0.verdict) }
      .compactMap(\.costOfBeingWorse).first
  }
}

extension TargetFinding {
  fileprivate func isClearlyBetter(than other: TargetFinding) -> Bool {
    guard verdict == other.verdict else { return verdict.isBetter(than: other.verdict) }
    let (own, others) = (record.samples, other.record.samples)
    guard let median = own.statistics.p50, let otherMedian = others.statistics.p50,
      let noise = own.history.medianNoise(among: 2),
      let otherNoise = others.history.medianNoise(among: 2)
    else { return false }
    return median + noise.above < otherMedian - otherNoise.below
  }

  /// What a browser loses that takes this address and not the best one.
  fileprivate var costOfBeingWorse: DisplayText? {
    guard verdict != .unreachable, stage != .resolve else { return costOfDeath }
    return reason.map { "\(address.address): \($0)" }
  }
}

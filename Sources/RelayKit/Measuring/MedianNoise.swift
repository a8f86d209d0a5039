extension Statistics {
  /// How far the median may lie from that of ever more samples: half the notch of a box plot,
  /// 1.57 × (p75 − p25) / √n (McGill, Tukey and Larsen, 1978, "Variations of Box Plots", The
  /// American Statistician 32:1); `nil` without a median.
  ///
  /// Where the notches of two medians overlap, their difference is no more than chance at about
  /// 5 %. One outlier among five samples does not widen a notch, as it would a standard error.
  /// A notch is never taken for narrower than what the measurement itself can tell.
  package var medianNoise: Duration? {
    guard p50 != nil else { return nil }
    let isFew = inWindow < Self.fewestForNoise
    let floor = isFew ? Self.noiseOfFew : Self.resolution
    guard let p25, let p75, inWindow > 1 else { return floor }
    let notch = 1.57 * (p75 - p25).milliseconds / Double(inWindow).squareRoot()
    return max(.milliseconds(notch), floor)
  }

  /// Below this, quartiles are the extremes themselves and tell little of the noise.
  private static let fewestForNoise = 5
  /// What is taken for the noise of fewer samples, at least.
  private static let noiseOfFew = Duration.milliseconds(1.0)
  /// Half of the 0.2 ms within which 99 of 100 round trips agree with the wire.
  private static let resolution = Duration.milliseconds(0.1)
}

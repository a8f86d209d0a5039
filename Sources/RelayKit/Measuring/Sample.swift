/// The outcome of one Binding request, in a word of memory: thousands of targets keep hundreds each.
package struct Sample: Equatable, Sendable {
  /// Whole nanoseconds; negative where it is lost.
  private let nanoseconds: Int64

  package static let lost = Sample(nanoseconds: -1)

  package static func answered(_ roundTrip: Duration) -> Sample {
    Sample(nanoseconds: max(0, roundTrip.wholeNanoseconds))
  }

  /// `nil` where it is lost.
  package var roundTrip: Duration? { self == .lost ? nil : .nanoseconds(nanoseconds) }
}

extension Duration {
  /// To the nearest nanosecond.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + (attoseconds + 500_000_000) / 1_000_000_000
  }
}

/// The outcome of one Binding request, in half a word of memory: thousands of targets keep hundreds each.
package struct Sample: Equatable, Sendable {
  /// In units of ten nanoseconds; the greatest number where it is lost.
  private let ticks: UInt32

  package static let lost = Sample(ticks: .max)

  /// Answered after a round trip, which is told to ten nanoseconds, and 42 seconds at most.
  package static func answered(_ roundTrip: Duration) -> Sample {
    let ticks = (max(.zero, min(roundTrip, longest)).wholeNanoseconds + 5) / 10
    return Sample(ticks: UInt32(ticks))
  }

  /// `nil` where it is lost.
  package var roundTrip: Duration? { self == .lost ? nil : .nanoseconds(Int64(ticks) * 10) }

  private static let longest = Duration.seconds(42)
}

extension Sample: Comparable {
  /// The shorter round trip first, and what is lost last.
  package static func < (left: Sample, right: Sample) -> Bool { left.ticks < right.ticks }
}

extension Duration {
  /// To the nearest nanosecond.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000
      + (attoseconds + attoseconds.signum() * 500_000_000) / 1_000_000_000
  }
}

import RelayKit
import TestSupport
import Testing

@Suite(.acceptance(.statistics)) struct SamplesTests {
  @Test func `has nothing to say before the first answer`() {
    var samples = Samples()
    samples.sent()
    var expected = Statistics()
    expected.sent = 1
    #expect(samples.statistics == expected)
    #expect(samples.statistics.lossPercent == nil)
  }

  @Test func `begins anew with what is still waiting for its answer`() {
    var samples = Samples()
    for _ in 0..<4 { samples.sent() }
    samples.answered(after: .milliseconds(12))
    samples.lost()
    samples.reset()
    var expected = Samples()
    for _ in 0..<2 { expected.sent() }
    #expect(samples == expected)
    samples.answered(after: .milliseconds(9))
    samples.lost()
    #expect(samples.statistics.lossPercent == 50 && samples.statistics.sent == 2)
  }

  @Test func `knows no spread of a single sample`() {
    let statistics = statistics(of: [12])
    #expect(statistics.last == .milliseconds(12))
    #expect(statistics.p50 == .milliseconds(12))
    #expect(statistics.p95 == nil)
    #expect(statistics.inWindow == 1)
    #expect(statistics.deviation == nil)
    #expect(statistics.jitter == nil && statistics.greatestJitter == nil)
  }

  /// The vectors on which well-known tools go wrong.
  @Test(arguments: [
    Vector(samples: [1, 3], deviation: 1.414_214, jitter: 2, greatest: 2),
    Vector(samples: [10, 20, 15], deviation: 5, jitter: 7.5, greatest: 10),
    Vector(samples: [333, 123, 123], deviation: 121.243_557, jitter: 105, greatest: 210),
  ])
  func `takes deviation and jitter in the order of time`(vector: Vector) throws {
    let statistics = statistics(of: vector.samples)
    let deviation = try #require(statistics.deviation).milliseconds
    #expect(abs(deviation - vector.deviation) < 0.000_01)
    #expect(statistics.jitter == .milliseconds(vector.jitter))
    #expect(statistics.greatestJitter == .milliseconds(vector.greatest))
  }

  @Test(arguments: [(2, 2), (19, 19), (20, 19), (100, 95), (256, 244)])
  func `takes p95 at the nearest rank`(count: Int, rank: Int) {
    let statistics = statistics(of: (1...count).map(Double.init).shuffled())
    #expect(statistics.p95 == .milliseconds(Double(rank)))
    #expect(statistics.inWindow == count)
  }

  @Test func `forgets for percentiles what is older than the window`() {
    let statistics = statistics(of: Array(repeating: 1000, count: 10) + (1...256).map(Double.init))
    #expect(statistics.p50 == .milliseconds(128))
    #expect(statistics.maximum == .milliseconds(1000))
    #expect(statistics.received == 266)
    #expect(statistics.inWindow == 256)
  }

  @Test(arguments: [(60, 196, 60), (60, 200, 56), (60, 256, 0), (300, 0, 256)])
  func `counts the losses of the window too`(early: Int, then: Int, lost: Int) {
    var samples = Samples()
    for _ in 0..<early { samples.lost() }
    for _ in 0..<then { samples.answered(after: .milliseconds(1)) }
    #expect(samples.statistics.lost == early)
    #expect(samples.statistics.lostInWindow == lost)
  }

  @Test func `counts as lost only what was decided`() {
    var samples = Samples()
    for _ in 0..<4 { samples.sent() }
    samples.answered(after: .milliseconds(5))
    samples.lost()
    #expect(samples.statistics.lossPercent == 50)
    samples.withdrawn()
    #expect(samples.statistics.sent == 3)
    #expect(samples.history == [.answered(.milliseconds(5)), .lost])
  }

  @Test func `keeps percentiles right while losses push answers out of the window`() {
    var samples = Samples()
    samples.answered(after: .milliseconds(1))
    samples.answered(after: .milliseconds(9))
    for _ in 0..<255 { samples.lost() }
    #expect(samples.history.count == 256)
    #expect(samples.statistics.p50 == .milliseconds(9))
    samples.lost()
    #expect(samples.statistics.p50 == nil)
    #expect(samples.statistics.last == .milliseconds(9))
  }

  struct Vector: CustomTestStringConvertible {
    var samples: [Double]
    var deviation: Double
    var jitter: Double
    var greatest: Double
    var testDescription: String { "\(samples)" }
  }

  private func statistics(of milliseconds: [Double]) -> Statistics {
    var samples = Samples()
    for value in milliseconds {
      samples.sent()
      samples.answered(after: .milliseconds(value))
    }
    return samples.statistics
  }

  @Test func `keep a full window in the memory of one`() {
    var samples = Samples()
    for _ in 0..<(3 * Samples.window) { samples.answered(after: .milliseconds(5)) }
    #expect(samples.history.capacity < 2 * Samples.window)
  }

  @Test(
    arguments: [
      (.microseconds(5), .microseconds(5)),
      (.nanoseconds(14), .nanoseconds(10)), (.nanoseconds(15), .nanoseconds(20)),
      (.seconds(-1), .zero), (.seconds(42), .seconds(42)), (.seconds(1000), .seconds(42)),
    ] as [(Duration, Duration)])
  func `tell a round trip to ten nanoseconds, and 42 seconds at most`(
    roundTrip: Duration, told: Duration
  ) {
    #expect(Sample.answered(roundTrip).roundTrip == told)
    #expect(MemoryLayout<Sample>.size == 4)
  }

  @Test(arguments: [nil, .zero, .nanoseconds(-7), .seconds(3600)] as [Duration?])
  func `hold a duration that may be unknown in a word`(duration: Duration?) {
    #expect(CompactDuration(wrappedValue: duration).wrappedValue == duration)
    #expect(MemoryLayout<CompactDuration>.size == 8)
  }
}

import RelayKit
import Testing

@Suite struct CallQualityTests {
  @Test func `is the standard's default where nothing impairs`() {
    let quality = CallQuality(roundTrip: .milliseconds(12), jitter: .zero, lossPercent: 0)
    #expect(quality.delay == .milliseconds(52))
    #expect(quality.rating == 93.2)
    #expect(abs(quality.opinionScore - 4.41) < 0.005)
    #expect(quality.displayText == "about MOS 4.4 (R 93, best)")
  }

  @Test func `adds round trip, packet and buffer to the delay`() {
    let quality = CallQuality(
      roundTrip: .milliseconds(150), jitter: .milliseconds(15), lossPercent: 1)
    #expect(quality.delay == .milliseconds(200))
    #expect(quality.delayImpairment == EModel.delayImpairment(.milliseconds(200)))
    #expect(quality.lossImpairment == EModel.lossImpairment(percent: 1, codec: .g711))
    #expect(quality.displayText == "about MOS 4.2 (R 87, high)")
  }

  @Test(arguments: [
    (12, 0, "about MOS 4.4 (R 93, best)"), (12, 3, "about MOS 4.1 (R 83, high)"),
    (12, 6, "about MOS 3.8 (R 75, medium)"), (320, 1, "about MOS 3.5 (R 69, low)"),
    (12, 15, "about MOS 3.0 (R 58, poor)"), (400, 20, "about MOS 1.4 (R 24, not recommended)"),
    (2000, 100, "about MOS 1.0 (R 0, not recommended)"),
  ])
  func `has a word for the rating`(roundTrip: Double, loss: Double, text: String) {
    let quality = CallQuality(
      roundTrip: .milliseconds(roundTrip), jitter: .zero, lossPercent: loss)
    #expect(quality.displayText.text == text)
  }

  @Test func `is not told from fewer than two answers`() throws {
    #expect(CallQuality(of: Statistics()) == nil)
    #expect(try RegionSnapshot.measured("uk", udp: [12]).callQuality == nil)
    #expect(try RegionSnapshot.measured("uk", udp: [nil]).callQuality == nil)
  }

  @Test func `is that of the relay in use`() throws {
    let region = try RegionSnapshot.measured("uk", udp: [30, 32, 30], tcp: [10, 10])
    #expect(
      region.callQuality
        == CallQuality(roundTrip: .milliseconds(30), jitter: .milliseconds(2), lossPercent: 0))
  }

  @Test(arguments: [
    (1, 4, "not estimated with 1 of 5 samples lost; take 50 or more"),
    (1, 48, "not estimated with 1 of 49 samples lost; take 50 or more"), (1, 49, nil), (0, 5, nil),
  ])
  func `is withheld where some of few samples are lost`(lost: Int, answered: Int, doubt: String?)
    throws
  {
    let region = try RegionSnapshot.measured(
      "uk", udp: .init(repeating: nil, count: lost) + .init(repeating: 20, count: answered))
    #expect(region.callDoubt?.displayText.text == doubt)
    #expect((region.callQuality == nil) == (doubt != nil))
  }

  @Test func `is withheld over streams, which stall where the model loses`() throws {
    let region = try RegionSnapshot.measured("uk", udp: [nil], tcp: [20, 20], tls: [9, 9])
    #expect(region.callQuality == nil)
    #expect(
      region.callDoubt?.sentence
        == "a call through it: not estimated over TCP, where it stalls with every loss")
  }

  @Test func `forgives what was lost before the window`() throws {
    let region = try RegionSnapshot.measured(
      "uk", udp: .init(repeating: nil, count: 60) + .init(repeating: 20, count: 256))
    #expect(
      region.callQuality
        == CallQuality(roundTrip: .milliseconds(20), jitter: .zero, lossPercent: 0))
  }

  @Test func `never gains by delay, jitter or loss`() {
    let steps = stride(from: 0.0, through: 100, by: 5)
    let ratings: [[Double]] = [
      steps.map { rating(roundTrip: $0 * 10, jitter: 1, loss: 1) },
      steps.map { rating(roundTrip: 100, jitter: $0, loss: 1) },
      steps.map { rating(roundTrip: 100, jitter: 1, loss: $0) },
    ]
    for row in ratings { #expect(row == row.sorted(by: >)) }
  }

  private func rating(roundTrip: Double, jitter: Double, loss: Double) -> Double {
    CallQuality(
      roundTrip: .milliseconds(roundTrip), jitter: .milliseconds(jitter), lossPercent: loss
    ).rating
  }
}

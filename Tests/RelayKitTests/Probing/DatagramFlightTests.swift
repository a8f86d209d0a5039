import RelayKit
import Testing

/// What the times of a datagram tell, and when they tell nothing.
///
/// All times in milliseconds.
@Suite struct DatagramFlightTests {
  /// Times of a flight that began at 0 on both clocks.
  struct Flight: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var sending = 0.01
    var taken = 22.3
    /// How far the other clock is ahead when the answer is taken.
    var ahead = 0.0
    var stamped: Double? = 22.0
    let roundTrip: Double?
  }

  @Test(arguments: [
    Flight(testDescription: "stamped by the kernel", roundTrip: 22),
    Flight(testDescription: "not stamped", stamped: nil, roundTrip: 22.3),
    Flight(testDescription: "taken late", taken: 122, roundTrip: 22),
    Flight(testDescription: "taken so late that it was stopped", taken: 273, roundTrip: nil),
    Flight(testDescription: "sent so slowly that it was stopped", sending: 1.5, roundTrip: nil),
    Flight(testDescription: "a clock set forward", ahead: 5, stamped: 27, roundTrip: nil),
    Flight(testDescription: "a clock set back", ahead: -5, stamped: 17, roundTrip: nil),
    Flight(testDescription: "a clock set between stamp and taking", ahead: 20, roundTrip: nil),
    Flight(testDescription: "a machine that slept", ahead: 60_000, stamped: 60_022, roundTrip: nil),
    Flight(
      testDescription: "a clock that is corrected little by little", taken: 200, ahead: 1.1,
      stamped: 200.6, roundTrip: 199.5),
    Flight(
      testDescription: "a clock set by less than it took", taken: 200, ahead: 1.2, stamped: 200.7,
      roundTrip: nil),
    Flight(testDescription: "stamped before it was sent", stamped: -1, roundTrip: nil),
    Flight(testDescription: "stamped after it was taken", stamped: 22.4, roundTrip: 22.3),
  ])
  func `tells the round trip, or that it cannot be told`(_ flight: Flight) {
    let start = Self.moment(1_000, ahead: 0)
    let times = DatagramFlight(
      began: start, ended: Self.moment(1_000 + flight.sending, ahead: 0),
      taken: Self.moment(1_000 + flight.taken, ahead: flight.ahead),
      stamped: flight.stamped.map { Self.moment(1_000 + $0, ahead: 0).realtime })
    #expect(times.roundTrip == flight.roundTrip.map(Self.duration))
  }

  /// A moment of the one clock, the other being 50 years and `ahead` before it.
  private static func moment(_ time: Double, ahead: Double) -> DatagramMoment {
    DatagramMoment(
      monotonic: duration(time), realtime: .seconds(1_600_000_000) + duration(time + ahead))
  }

  private static func duration(_ milliseconds: Double) -> Duration {
    .microseconds(Int((milliseconds * 1_000).rounded()))
  }
}

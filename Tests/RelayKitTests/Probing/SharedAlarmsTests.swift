import RelayKit
import Testing

@Suite struct SharedAlarmsTests {
  @Test(
    arguments: [
      (.seconds(1), 0, .zero), (.seconds(1), 1, .zero), (.seconds(1), 79, .zero),
      (.seconds(1), 80, .milliseconds(50)), (.seconds(1), 5_000, .microseconds(800)),
      (.milliseconds(200), 100, .milliseconds(8)), (.seconds(10), 110, .zero),
    ] as [(Duration, Int, Duration)])
  func `rings for about four samples at once, where so many come within 50 ms`(
    interval: Duration, targets: Int, grain: Duration
  ) {
    #expect(SharedAlarms(interval: interval, targets: targets).grain == grain)
  }

  @Test(arguments: [0, 1, 49_999_999, 50_000_000, 1_234_567_891, 31_536_000_000_000_001])
  func `rings after the time, and within a grain of it`(nanoseconds: Int) {
    let alarms = SharedAlarms(interval: .seconds(1), targets: 80)
    let due =
      Duration.nanoseconds(nanoseconds) + Duration(secondsComponent: 0, attosecondsComponent: 1)
    let ring = alarms.ring(for: due)
    #expect(ring > due)
    #expect(ring <= due + .milliseconds(50))
    #expect(alarms.ring(for: ring - .milliseconds(49)) == ring)
  }

  @Test func `rings at the time itself where nothing is shared`() {
    let due = Duration.milliseconds(12.345)
    #expect(SharedAlarms(interval: .seconds(1), targets: 3).ring(for: due) == due)
  }
}

import RelayKit
import Testing

@Suite struct TickScheduleTests {
  @Test func `ticks once an interval at the target's own phase`() {
    let schedule = TickSchedule(interval: .seconds(1), ordinal: 0)
    #expect(schedule.next(after: .zero) == .seconds(1))
    #expect(schedule.next(after: .milliseconds(999)) == .seconds(1))
    #expect(schedule.next(after: .seconds(1)) == .seconds(2))
  }

  @Test(arguments: [2, 10, 44, 110, 5000])
  func `spreads targets evenly over the interval`(count: Int) {
    let phases = (0..<count).map { TickSchedule(interval: .seconds(1), ordinal: $0).phase }.sorted()
    let gaps =
      zip(phases, phases.dropFirst()).map { $1 - $0 } + [.seconds(1) - (phases.last ?? .zero)]
    #expect((gaps.max() ?? .zero) < .seconds(1) * 3 / count)
    #expect((gaps.min() ?? .zero) > .seconds(1) / (3 * count))
  }
}

import RelayKit
import Testing

@Suite struct PublicationPaceTests {
  @Test(
    arguments: [
      (.milliseconds(1), false, .milliseconds(40)), (.milliseconds(1), true, .milliseconds(500)),
      (.milliseconds(10), false, .milliseconds(200)), (.milliseconds(50), true, .seconds(1)),
    ] as [(Duration, Bool, Duration)])
  func `leaves a time between snapshots, the longer the more they cost`(
    cost: Duration, isSettled: Bool, interval: Duration
  ) {
    var pace = PublicationPace()
    pace.published(from: .seconds(3), to: .seconds(3) + cost, isSettled: isSettled)
    #expect(pace.plan() == .seconds(3) + interval)
  }

  @Test func `plans one snapshot at a time, the first at once`() {
    var pace = PublicationPace()
    #expect(pace.plan() == .zero)
    #expect(pace.plan() == nil)
    pace.published(from: .zero, to: .zero, isSettled: false)
    #expect(pace.plan() == .milliseconds(40))
  }
}

import RelayKit
import Testing

@Suite struct PublicationPaceTests {
  @Test(
    arguments: [
      (.milliseconds(1), false, .milliseconds(40)), (.milliseconds(1), true, .milliseconds(600)),
      (.milliseconds(10), false, .milliseconds(200)), (.milliseconds(50), true, .seconds(1)),
    ] as [(Duration, Bool, Duration)])
  func `leaves a time between snapshots, the longer the more they cost`(
    cost: Duration, isSettled: Bool, interval: Duration
  ) {
    var pace = PublicationPace(sampling: .milliseconds(600))
    pace.published(from: .seconds(3), to: .seconds(3) + cost, isSettled: isSettled)
    #expect(pace.plan() == .seconds(3) + interval)
  }

  @Test(
    arguments: [
      (.milliseconds(10), .milliseconds(250)), (.seconds(1), .seconds(1)),
      (.seconds(60), .seconds(1)),
    ] as [(Duration, Duration)])
  func `shows figures as often as there are new ones, within bounds`(
    sampling: Duration, interval: Duration
  ) {
    var pace = PublicationPace(sampling: sampling)
    pace.published(from: .zero, to: .zero, isSettled: true)
    #expect(pace.plan() == interval)
  }

  @Test func `plans one snapshot at a time, the first at once`() {
    var pace = PublicationPace(sampling: .seconds(1))
    #expect(pace.plan() == .zero)
    #expect(pace.plan() == nil)
    #expect(pace.end(at: .zero) == nil)
    pace.published(from: .zero, to: .zero, isSettled: false)
    #expect(pace.plan() == .milliseconds(40))
  }

  @Test func `puts off what was planned where another snapshot comes before it`() {
    var pace = PublicationPace(sampling: .seconds(1))
    pace.published(from: .zero, to: .zero, isSettled: true)
    #expect(pace.plan() == .seconds(1))
    pace.published(from: .milliseconds(900), to: .milliseconds(900), isSettled: true)
    #expect(pace.plan() == nil)
    #expect(pace.end(at: .seconds(1)) == .milliseconds(1900))
    #expect(pace.plan() == nil)
    #expect(pace.end(at: .milliseconds(1900)) == nil)
  }
}

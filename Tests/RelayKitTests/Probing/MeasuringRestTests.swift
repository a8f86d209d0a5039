import RelayKit
import Testing

@Suite struct MeasuringRestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let due: Int?
    let urgentUntil: Int
    let rest: MeasuringRest

    init(_ name: String, due: Int?, urgentUntil: Int, _ rest: MeasuringRest) {
      (testDescription, self.due, self.urgentUntil, self.rest) = (name, due, urgentUntil, rest)
    }
  }

  @Test(arguments: [
    Case("nothing is due, ever", due: nil, urgentUntil: 0, .watchful(nil)),
    Case("something is due soon", due: 1_030, urgentUntil: 0, .asleep(.milliseconds(30))),
    Case(
      "something is due soon enough", due: 1_100, urgentUntil: 1_000, .asleep(.milliseconds(100))),
    Case("an answer would lie too long", due: 1_101, urgentUntil: 0, .watchful(.milliseconds(101))),
    Case(
      "somebody waits for an outcome", due: 1_030, urgentUntil: 1_001, .watchful(.milliseconds(30))),
    Case("something is due now", due: 1_000, urgentUntil: 0, .watchful(.zero)),
    Case("something was due before", due: 900, urgentUntil: 0, .watchful(.zero)),
  ])
  func `lets answers lie where it wakes soon and nobody waits for them`(_ example: Case) {
    let rest = MeasuringRest(
      until: example.due.map { .milliseconds($0) }, urgentUntil: .milliseconds(example.urgentUntil),
      at: .milliseconds(1_000))
    #expect(rest == example.rest)
  }
}

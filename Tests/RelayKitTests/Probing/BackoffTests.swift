import RelayKit
import Testing

@Suite struct BackoffTests {
  @Test(arguments: [
    (losses: 4, interval: 1, pauses: [1, 1, 1, 1, 1, 1, 1, 1]),
    (losses: 5, interval: 1, pauses: [2, 4, 8, 16, 32, 60, 60, 60]),
    (losses: 9, interval: 5, pauses: [10, 20, 40, 60, 60, 60, 60, 60]),
    (losses: 5, interval: 90, pauses: [90, 90, 90, 90, 90, 90, 90, 90]),
  ])
  func `doubles the pause after five losses, up to a minute`(
    losses: Int, interval: Int, pauses: [Int]
  ) {
    var backoff = Backoff()
    for _ in 0..<losses { backoff.lost() }
    let actual = pauses.map { _ in backoff.pause(from: .seconds(interval)) }
    #expect(actual == pauses.map { .seconds($0) })
  }

  @Test func `goes on doubling without end and does not overflow`() {
    var backoff = Backoff()
    for _ in 0..<5 { backoff.lost() }
    for _ in 0..<100 { _ = backoff.pause(from: .milliseconds(1)) }
    #expect(backoff.pause(from: .milliseconds(1)) == .seconds(60))
  }
}

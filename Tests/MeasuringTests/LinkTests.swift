import TestSupport
import Testing

/// The link that other measurements rest on, measured by a foreign program.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct LinkTests {
  /// What a link without a delay takes is this machine's doing, and no part of the delay.
  @Test func `adds the delay it was asked for to the bare path, within 0.3 ms`() async throws {
    let bare = try await median(delay: .zero)
    let slow = try await median(delay: .milliseconds(10))
    #expect(abs(slow - bare - 20) < 0.3, "\(slow) ms with the delay, \(bare) ms without")
  }

  private func median(delay: Duration) async throws -> Double {
    try await Link.with(delay: delay) { try await Ping(over: $0).median }
  }
}

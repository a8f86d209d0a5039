import TestSupport
import Testing

/// The link that other measurements rest on, measured by a foreign program.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: Requirement.canMakeNetworks, "needs root and /dev/net/tun to make networks"))
struct LinkTests {
  @Test func `is as slow as it was asked to be`() async throws {
    let ping = try await Link.with(delay: .milliseconds(10)) { link in
      try await Ping(over: link)
    }
    #expect(ping.median > 20 && ping.median < 20.3, "\(ping)")
  }
}

import Glibc
import TestSupport
import Testing

/// The binary, ended by a signal while it holds allocations: coturn's log shows what it leaves.
@Suite(.timeLimit(.minutes(1))) struct InterruptionTests {
  @Test(
    .pitfall(.leakedAllocation),
    .acceptance(.concurrencyHonesty),
    arguments: [(SIGHUP, 129), (SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)], [1, 2])
  func `leaves nothing behind, and begins nothing more, be it signalled once or by two at once`(
    end: (signal: Int32, status: Int32), times: Int
  ) async throws {
    let others = (0..<6).map { CredentialAPI.Login("user\($0)", "secret") }
    let flags = others.map { "--user=\($0.username):\($0.credential)" }
    try await RelayService.with(logins: others, flags) { service in
      let folder = try TemporaryFolder()
      let running = try service.start(["--count", "1000"], output: folder)
      #expect(await service.coturn.eventuallyLogs { !$0.granted.isEmpty })
      for _ in 0..<times { running.signal(end.signal) }
      #expect(await running.status == end.status)
      #expect(service.coturn.log.granted.count < 3 * others.count)
    }
  }
}

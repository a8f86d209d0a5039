import RelayKit
import STUN
import TestSupport
import Testing

/// How soon what is cancelled ends.
@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
  @Test func `ends an opening at once when the task is cancelled`() async throws {
    // It waits for a request in HTTP, so it says nothing to a handshake.
    let silent = try HTTPResponder { _ in .init(200, "") }
    let target = Target(
      transport: .tls, address: TransportAddress(ip: IPAddress(127, 0, 0, 1), port: silent.port),
      serverName: "a.example")
    let opener = NetworkExchangeOpener(tls: try TLSTrust(.system))
    let started = SurveyClock()
    await withTaskGroup { group in
      group.addTask {
        _ = try? await opener.open(target, timeout: .seconds(50)) { _ in }
      }
      group.cancelAll()
    }
    #expect(started.elapsed < .seconds(10))
  }
}

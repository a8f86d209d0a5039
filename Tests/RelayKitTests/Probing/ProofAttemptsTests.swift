import RelayKit
import STUN
import TestSupport
import Testing

/// Which server is asked next, and that each is asked at its turn.
@Suite struct ProofAttemptsTests {
  private typealias Step = (ProofAttempts.Input, ProofAttempts.Action)

  @Test func `waits for a turn before it asks`() {
    expect([
      (.start, .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.granted), .finish(nil)),
    ])
  }

  @Test(.pitfall(.challengeLimit))
  func `waits for a turn before it asks a server that it is sent on to`() {
    expect([
      (.start, .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.redirected(to: .server(2))), .awaitTurn(.server(2))),
      (.turnCame, .attempt(.server(2), trail: [.server(1), .server(2)])),
      (.ended(.granted), .finish(nil)),
    ])
  }

  @Test(.pitfall(.usedPort)) func `waits for a turn before it asks once more from a new port`() {
    expect([
      (.start, .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.refused(437)), .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.refused(437)), .finish(.refused(437))),
    ])
  }

  @Test func `follows no further than a redirection goes`() {
    let fault = RedirectionFault.loop(.server(1))
    expect([
      (.start, .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.redirected(to: .server(1))), .finish(RelayProof(outcome: .astray(fault)))),
    ])
  }

  @Test(arguments: [401, 403, 486, 508]) func `ends with what else it is told`(code: Int) {
    expect([
      (.start, .awaitTurn(.server(1))),
      (.turnCame, .attempt(.server(1), trail: [.server(1)])),
      (.ended(.refused(code)), .finish(.refused(code))),
    ])
  }

  @Test func `asks nobody once it is cancelled`() {
    expect([(.start, .awaitTurn(.server(1))), (.cancelled, .finish(nil))])
  }

  private func expect(_ steps: [Step], sourceLocation: SourceLocation = #_sourceLocation) {
    var attempts = ProofAttempts(from: .server(1))
    for (input, action) in steps {
      #expect(attempts.handle(input) == action, sourceLocation: sourceLocation)
    }
  }
}

extension IPAddress {
  fileprivate static func server(_ number: UInt8) -> IPAddress { IPAddress(198, 51, 100, number) }
}

extension TransportAddress {
  fileprivate static func server(_ number: UInt8) -> TransportAddress {
    TransportAddress(ip: .server(number), port: 3_478)
  }
}

extension RelayProof {
  fileprivate static let granted = RelayProof(
    outcome: .granted(
      Grant(
        relayed: .server(9), lifetime: .seconds(600), integrity: .valid,
        roundTrip: .milliseconds(25))))

  fileprivate static func redirected(to server: TransportAddress) -> RelayProof {
    RelayProof(outcome: .refused(.redirected(Alternate(server: server))))
  }

  fileprivate static func refused(_ code: Int) -> RelayProof {
    RelayProof(
      outcome: .refused(.refused(Refusal(.allocate, ErrorCode(code: code, reason: "Reason")))))
  }
}

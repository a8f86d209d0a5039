import RelayKit
import STUN
import Testing

@Suite struct ExchangeErrorTests {
  @Test(arguments: [
    Row(
      .refused, .connect, .unreachable,
      "connection refused: nothing listens there, or a firewall rejects it; check host and port"),
    Row(
      .timedOut(.connect), .connect, .unreachable,
      "no connection in time: a firewall drops it, or the host is down; try another port or network"
    ),
    Row(
      .timedOut(.tls), .tls, .unreachable,
      "connects, but TLS does not finish: a proxy or firewall may intercept it; try another network"
    ),
    Row(
      .unreachable("No route to host"), .connect, .unreachable,
      "no route to the address (No route to host): check this host's network"),
    Row(
      .exhausted("Too many open files"), .connect, .unreachable,
      "not asked: this host has no room for another socket (Too many open files); "
        + "measure fewer servers, or raise its limits (ulimit -n)"),
    Row(
      .closedByPeer, .binding, .unreachable,
      "the server closes the connection without an answer: check the port"),
    Row(.certificate(.refused("expired\n")), .tls, .misconfigured, "certificate refused: expired?"),
    Row(
      .tls("WRONG_VERSION_NUMBER"), .tls, .unreachable,
      "TLS handshake failed: WRONG_VERSION_NUMBER; check the port, or try another network"
    ),
    Row(
      .malformed(.cookie(0)), .binding, .misconfigured,
      "what answers is not a STUN server: check the port"),
  ])
  func `says at which rung it failed, and what to do`(row: Row) {
    #expect(row.error.stage == row.stage)
    #expect(row.error.verdict == row.verdict)
    #expect(row.error.displayText.text == row.text)
  }

  struct Row: CustomTestStringConvertible {
    var error: ExchangeError
    var stage: Stage
    var verdict: Verdict
    var text: String
    var testDescription: String { text }

    init(_ error: ExchangeError, _ stage: Stage, _ verdict: Verdict, _ text: String) {
      self.error = error
      self.stage = stage
      self.verdict = verdict
      self.text = text
    }
  }
}

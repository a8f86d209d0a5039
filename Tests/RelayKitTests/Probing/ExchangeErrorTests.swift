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
      .alert(.clientCertificate), .tls, .misconfigured,
      "wants a certificate of its clients (mutual TLS), which browsers have none of: "
        + "have it ask for none"),
    Row(
      .alert(.oldVersion), .tls, .misconfigured,
      "speaks no TLS 1.2 or later, and browsers nothing older: have it switched on there"),
    Row(
      .alert(.nothingShared), .tls, .misconfigured,
      "finds no cipher or certificate in common (TLS alert handshake_failure): have it use an RSA "
        + "or P-256 certificate and current ciphers, and ask clients for no certificate"),
    Row(
      .alert(.unknownName), .tls, .misconfigured,
      "does not know the name it is asked for (TLS alert unrecognized_name): check the URL"),
    Row(
      .malformed(.tlsAlert), .binding, .misconfigured,
      "speaks TLS on this port: use turns: for it"),
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

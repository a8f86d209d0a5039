import TestSupport

// Servers that answer Bindings as they should, and treat badly who wants to allocate.
extension Hostility {
  static let ofRelays = [
    relay(
      "a challenge without a nonce", "misconfigured", at: "binding",
      "Allocate failed: the challenge has no NONCE, so no credentials can be offered; "
        + "the server is at fault"
    ) {
      [.send(STUNReply.failure(to: $0, 401, STUNReply.realm("a")))]
    },
    relay(
      "another realm each time", "rejected", at: "challenge",
      "Allocate refused: 401: the credentials answered a correct challenge and were "
        + "refused: wrong, expired, disabled or over quota; fetch new ones"
    ) {
      let realm = STUNReply.id(of: $0).map { "\($0)" }.joined()
      return [.send(STUNReply.failure(to: $0, 401, STUNReply.realm(realm) + STUNReply.nonce("n")))]
    },
    relay(
      "nonces that are all stale", "misconfigured", at: "challenge",
      "Allocate refused: 438: the server calls each of its own nonces stale; its clock "
        + "may be wrong"
    ) {
      [.send(STUNReply.failure(to: $0, 438, STUNReply.realm("a") + STUNReply.nonce("n")))]
    },
    relay(
      "a grant without an address", "misconfigured", at: "binding",
      "Allocate failed: the answer has no XOR-RELAYED-ADDRESS; the server is at fault"
    ) {
      [.send(STUNReply.success(to: $0, STUNReply.lifetime))]
    },
    relay(
      "a grant that nobody signed", "misconfigured", at: "allocate",
      "its answer is not signed with the credentials: somebody else answers; use TLS, or try "
        + "another network"
    ) {
      let isSigned = $0.count > 40
      return [
        .send(
          isSigned
            ? STUNReply.success(to: $0, STUNReply.relayed + STUNReply.lifetime)
            : STUNReply.failure(to: $0, 401, STUNReply.realm("a") + STUNReply.nonce("n")))
      ]
    },
    relay(
      "a grant of a port that there is not", "misconfigured", at: "allocate",
      "grants 127.0.0.1:0 for 600 s, which nobody can use: the server is at fault"
    ) {
      let relayed = STUNReply.attribute(0x0016, [0, 1, 0x21, 0x12, 0x5E, 0x12, 0xA4, 0x43])
      return [.send(STUNReply.success(to: $0, relayed + STUNReply.lifetime))]
    },
    relay(
      "what nobody knows and all must", "misconfigured", at: "binding",
      "Allocate failed: the answer cannot be read: it demands attributes to be understood that "
        + "no STUN or TURN client knows: 0x7ffe"
    ) {
      let unknown = STUNReply.attribute(0x7FFE, [])
      return [.send(STUNReply.success(to: $0, STUNReply.relayed + STUNReply.lifetime + unknown))]
    },
    relay(
      "HTTP in a datagram", "misconfigured", at: "binding",
      "Allocate failed: what comes back is no answer: not a STUN message: the first byte is 0x48 "
        + "where 0x00 to 0x3f is due; another service may listen there"
    ) { _ in [.send(html)] },
    relay(
      "HTTP in a stream", over: .tcp, "misconfigured", at: "binding",
      "what answers is not a STUN server: check the port"
    ) { _ in [.send(html)] },
    relay(
      "the end of the connection", over: .tcp, "unreachable", at: "challenge",
      "answers Bindings, but closes the connection where it is to allocate"
    ) {
      let isSigned = $0.count > 40
      return isSigned
        ? [.close]
        : [.send(STUNReply.failure(to: $0, 401, STUNReply.realm("a") + STUNReply.nonce("n")))]
    },
    relay(
      "nothing to new clients", "busy", at: "binding",
      "Allocate refused: 403: the server takes no new allocations, it may be draining; try another"
    ) {
      [.send(STUNReply.failure(to: $0, 403))]
    },
    relay(
      "no room left", "busy", at: "binding",
      "Allocate refused: 508: the server has no capacity left; try again later"
    ) {
      [.send(STUNReply.failure(to: $0, 508))]
    },
    relay(
      "another allocation at every port", "misconfigured", at: "binding",
      "Allocate refused: 437: the server takes the port that it is asked from for that of another "
        + "allocation: an earlier one, or another client's, where a NAT mixes them up; use another "
        + "transport or URL, or tell its operator"
    ) {
      [.send(STUNReply.failure(to: $0, 437))]
    },
    relay(
      "what only requests on an allocation are told", "misconfigured", at: "binding",
      "Allocate refused: 441: that is no answer to this request: the server is at fault; use "
        + "another URL, or tell its operator"
    ) {
      [.send(STUNReply.failure(to: $0, 441))]
    },
    relay(
      "an error of its own", "busy", at: "binding",
      "Allocate refused: 500: the server has an error of its own; try again later"
    ) {
      [.send(STUNReply.failure(to: $0, 500))]
    },
    relay(
      "no relaying of UDP", "misconfigured", at: "binding",
      "Allocate refused: 442: the server does not relay UDP, and browsers ask for nothing else; "
        + "allow it there, or use another URL"
    ) {
      [.send(STUNReply.failure(to: $0, 442))]
    },
    relay(
      "an error without a number", "misconfigured", at: "binding",
      "Allocate failed: the answer has no ERROR-CODE; the server is at fault"
    ) {
      [.send(STUNReply.message(1, 0x13, STUNReply.id(of: $0), []))]
    },
    relay(
      "a place to go to that has no port", "misconfigured", at: "binding",
      "redirection to 127.0.0.1:0 not followed: it is no address that a server can "
        + "have; mend the alternate server it names, or use another URL"
    ) {
      [.send(STUNReply.failure(to: $0, 300, STUNReply.alternate(0)))]
    },
  ]

  /// One that answers Bindings as it should, and gives all else this answer.
  private static func relay(
    _ what: String, over carriage: Carriage = .udp, _ verdict: String, at stage: String?,
    _ reason: String?, _ script: @escaping ScriptedServer.Script
  ) -> Hostility {
    Hostility(what, over: carriage, verdict, at: stage, reason) { request in
      STUNReply.method(of: request) == 1
        ? [.send(STUNReply.success(to: request, STUNReply.mapped))] : script(request)
    }
  }
}

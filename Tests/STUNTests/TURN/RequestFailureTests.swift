import STUN
import Testing

@Suite struct RequestFailureTests {
  @Test(arguments: failures)
  func `says what failed, why and what to do`(failure: RequestFailure, text: String) {
    #expect(failure.description == text)
  }

  @Test(arguments: redirections)
  func `says why it does not go where it is sent`(fault: RedirectionFault, text: String) {
    #expect(fault.description == text)
  }

  private static let failures: [(RequestFailure, String)] = [
    (
      .silent(.allocate, transmissions: 3),
      "Allocate failed: no answer to 3 of them"
    ),
    (.silent(.refresh, transmissions: 1), "Refresh failed: no answer to it"),
    (
      .refused(Refusal(.allocate, .allocationQuotaReached)),
      "Allocate refused: 486 Allocation Quota Reached: "
        + "the user has as many allocations as allowed; close some, or wait"
    ),
    (
      .refused(Refusal(.allocate, .unauthenticated)),
      "Allocate refused: 401 Unauthenticated: the credentials answered a correct challenge and "
        + "were refused: wrong, expired, disabled or over quota; fetch new ones"
    ),
    (
      .refused(Refusal(.allocate, .allocationMismatch)),
      "Allocate refused: 437 Allocation Mismatch: the server takes the port that it is asked from "
        + "for that of another allocation: an earlier one, or another client's, where a NAT mixes "
        + "them up; use another transport or URL, or tell its operator"
    ),
    (
      .refused(Refusal(.refresh, .allocationMismatch)),
      "Refresh refused: 437 Allocation Mismatch: the server knows no such allocation, or none any "
        + "more; allocate anew"
    ),
    (
      .refused(Refusal(.allocate, .wrongCredentials)),
      "Allocate refused: 441 Wrong Credentials: that is no answer to this request: the server is "
        + "at fault; use another URL, or tell its operator"
    ),
    (
      .refused(Refusal(.allocate, .peerAddressFamilyMismatch)),
      "Allocate refused: 443 Peer Address Family Mismatch: that is no answer to this request: the "
        + "server is at fault; use another URL, or tell its operator"
    ),
    (
      .refused(Refusal(.allocate, .unknownAttribute, unknownAttributes: [0x0017, 0x7FFF])),
      "Allocate refused: 420 Unknown Attribute (REQUESTED-ADDRESS-FAMILY (0x0017), "
        + "attribute 0x7fff): the server does not know an attribute that it would have to; "
        + "update it, or use another URL"
    ),
    (
      .refused(Refusal(.allocate, .addressFamilyNotSupported)),
      "Allocate refused: 440 Address Family not Supported: the server has no relayed IPv4 address, "
        + "and browsers ask for no other; give it one (coturn: relay-ip), or use another URL"
    ),
    (
      .refused(Refusal(.allocate, .unsupportedTransportProtocol)),
      "Allocate refused: 442 Unsupported Transport Protocol: the server does not relay UDP, and "
        + "browsers ask for nothing else; allow it there, or use another URL"
    ),
    (
      .refused(Refusal(.channelBind, .peerAddressFamilyMismatch)),
      "ChannelBind refused: 443 Peer Address Family Mismatch: the peer's address is of another "
        + "family than the relayed one; take a peer of that family"
    ),
    (
      .refused(Refusal(.createPermission, .forbidden)),
      "CreatePermission refused: 403 Forbidden: the server's policy forbids this peer; "
        + "allow it there, or use another"
    ),
    (
      .refused(Refusal(.allocate, .badRequest)),
      "Allocate refused: 400 Bad Request: the server cannot make sense of the request; "
        + "use another URL, or tell its operator"
    ),
    (
      .refused(Refusal(.allocate, .tryAlternate)),
      "Allocate refused: 300 Try Alternate: another server is to be tried, but none is named: "
        + "the server is at fault; use another URL"
    ),
    (
      .refused(
        Refusal(.allocate, ErrorCode(code: 500, reason: String(repeating: "A", count: 700)))),
      "Allocate refused: 500 \(String(repeating: "A", count: 77))...: "
        + "the server has an error of its own; try again later"
    ),
    (
      .redirected(Alternate(server: Fixture.peer)),
      "Allocate refused: the server wants 203.0.113.9:9 to be tried instead"
    ),
    (
      .unanswerable(.allocate, .missing("REALM")),
      "Allocate failed: the challenge has no REALM, so no credentials can be offered; "
        + "the server is at fault"
    ),
    (
      .unanswerable(.allocate, .tooLong(764)),
      "Allocate failed: the challenge has a value of 764 bytes where 763 are allowed: "
        + "the server is at fault; use another URL, or tell its operator"
    ),
    (
      .unanswerable(.allocate, .malformed(.value(type: 0x8002, .length(1, needed: 2)))),
      "Allocate failed: the challenge cannot be read: malformed PASSWORD-ALGORITHMS (0x8002): "
        + "its length is 1 where 2 is needed"
    ),
    (
      .unanswerable(.allocate, .withoutAlgorithms),
      "Allocate failed: the nonce announces PASSWORD-ALGORITHMS, which is missing: "
        + "someone on the way may want a weaker hash"
    ),
    (
      .unanswerable(.allocate, .unknownAlgorithms([7, 8])),
      "Allocate failed: the server takes only password algorithms that are not known here: "
        + "0x0007, 0x0008"
    ),
    (
      .unsigned(.channelBind),
      "ChannelBind failed: its answer is not signed with the credentials: somebody else answers; "
        + "use TLS, or try another network"
    ),
    (
      .malformed(.allocate, .unalignedLength(3)),
      "Allocate failed: the answer cannot be read: malformed STUN message: its length of 3 is "
        + "not a multiple of 4"
    ),
    (
      .incomplete(.allocate, missing: "LIFETIME"),
      "Allocate failed: the answer has no LIFETIME; the server is at fault"
    ),
    (
      .outOfChannels(Fixture.peer),
      "ChannelBind to 203.0.113.9:9 failed: every channel number has been used; allocate anew"
    ),
  ]

  private static let advice = "mend the alternate server it names, or use another URL"

  private static let redirections: [(RedirectionFault, String)] = [
    (
      .tooMany(2, next: Fixture.peer),
      "redirection to 203.0.113.9:9 not followed: it would be one more than 2; "
        + advice
    ),
    (
      .loop(Fixture.peer),
      "redirection to 203.0.113.9:9 not followed: it leads back to a server tried before; "
        + advice
    ),
    (
      .otherFamily(Fixture.peer),
      "redirection to 203.0.113.9:9 not followed: its address is of the other family; "
        + advice
    ),
    (
      .noAddress(Fixture.peer),
      "redirection to 203.0.113.9:9 not followed: it is no address that a server can have; "
        + advice
    ),
    (
      .unreachable(Fixture.peer),
      "redirection to 203.0.113.9:9 not followed: a server elsewhere has no business there; "
        + advice
    ),
  ]
}

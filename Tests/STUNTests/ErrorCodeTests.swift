import STUN
import Testing

@Suite struct ErrorCodeTests {
  /// The codes and words of RFC 8489 §14.8 and RFC 8656 §19.
  @Test(arguments: [
    (ErrorCode.tryAlternate, "300 Try Alternate"),
    (.badRequest, "400 Bad Request"),
    (.unauthenticated, "401 Unauthenticated"),
    (.forbidden, "403 Forbidden"),
    (.unknownAttribute, "420 Unknown Attribute"),
    (.allocationMismatch, "437 Allocation Mismatch"),
    (.staleNonce, "438 Stale Nonce"),
    (.addressFamilyNotSupported, "440 Address Family not Supported"),
    (.wrongCredentials, "441 Wrong Credentials"),
    (.unsupportedTransportProtocol, "442 Unsupported Transport Protocol"),
    (.peerAddressFamilyMismatch, "443 Peer Address Family Mismatch"),
    (.allocationQuotaReached, "486 Allocation Quota Reached"),
    (.serverError, "500 Server Error"),
    (.insufficientCapacity, "508 Insufficient Capacity"),
    (ErrorCode(code: 401, reason: ""), "401"),
  ])
  func `reads as the RFC writes it`(error: ErrorCode, text: String) {
    #expect(error.description == text)
  }
}

import STUN
import TestSupport
import Testing

@Suite struct RefusalTests {
  @Test(arguments: [
    (Refusal(.allocate, .tryAlternate), RefusalCause.noAlternate),
    (Refusal(.allocate, .badRequest), .badRequest),
    (Refusal(.allocate, .unauthenticated), .credentialsRejected),
    (Refusal(.allocate, .unauthenticated, bearsCredentials: false), .credentialsWanted),
    (Refusal(.allocate, .forbidden), .draining),
    (Refusal(.createPermission, .forbidden), .peerForbidden),
    (Refusal(.channelBind, .forbidden), .peerForbidden),
    (Refusal(.allocate, .unknownAttribute), .unknownAttributes),
    (Refusal(.allocate, .allocationMismatch), .portTaken),
    (Refusal(.refresh, .allocationMismatch), .mismatch),
    (Refusal(.channelBind, .allocationMismatch), .mismatch),
    (Refusal(.allocate, .staleNonce), .staleNonces),
    (Refusal(.allocate, .addressFamilyNotSupported), .familyUnsupported),
    (Refusal(.refresh, .wrongCredentials), .otherCredentials),
    (Refusal(.allocate, .wrongCredentials), .outOfPlace),
    (Refusal(.allocate, .peerAddressFamilyMismatch), .outOfPlace),
    (Refusal(.allocate, .unsupportedTransportProtocol), .transportUnsupported),
    (Refusal(.createPermission, .peerAddressFamilyMismatch), .peerFamilyMismatch),
    (Refusal(.allocate, .allocationQuotaReached), .quotaReached),
    (Refusal(.allocate, .serverError), .serverError),
    (Refusal(.allocate, .insufficientCapacity), .full),
    (Refusal(.allocate, ErrorCode(code: 300 + 187, reason: "Role Conflict")), .other),
  ])
  func `knows what a refusal means`(refusal: Refusal, cause: RefusalCause) {
    #expect(refusal.cause == cause)
  }

  @Test(.pitfall(.fullServer)) func `tells busy servers and wrong credentials apart`() {
    let all = RefusalCause.allCases
    #expect(all.filter(\.isBusy) == [.draining, .quotaReached, .serverError, .full])
    #expect(all.filter(\.isMismatch) == [.portTaken, .mismatch])
    #expect(all.filter(\.isOfCredentials) == [.credentialsRejected, .otherCredentials])
  }

  @Test func `has a text of its own for every cause`() {
    let texts = Set(RefusalCause.allCases.map(\.text))
    #expect(texts.count == RefusalCause.allCases.count && !texts.contains(""))
  }

  @Test(arguments: RefusalCause.allCases) func `says what to do, whatever the cause`(
    cause: RefusalCause
  ) {
    #expect(cause.text.contains("; "), "\(cause.text)")
  }
}

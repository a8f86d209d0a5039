/// What a server's refusal means for whoever asked.
package enum RefusalCause: Hashable, Sendable, CaseIterable {
  case noAlternate
  case badRequest
  case credentialsWanted
  case credentialsRejected
  case draining
  case peerForbidden
  case unknownAttributes
  /// Another allocation has the port that is asked from (RFC 8656 §7.4).
  case portTaken
  case mismatch
  case staleNonces
  case familyUnsupported
  case otherCredentials
  /// What only requests on an allocation are told, and not the one for it (RFC 8656 §19).
  case outOfPlace
  case transportUnsupported
  case peerFamilyMismatch
  case quotaReached
  case serverError
  case full
  case other

  /// Whether the server works but takes no more at present: no reason to call it down.
  ///
  /// An error of its own is temporary by its definition (RFC 8489 §14.8).
  package var isBusy: Bool { [.draining, .quotaReached, .serverError, .full].contains(self) }

  /// Whether the server's idea of what allocations there are is another (437).
  package var isMismatch: Bool { [.portTaken, .mismatch].contains(self) }

  /// Whether the credentials are what is wrong: others have to be fetched.
  package var isOfCredentials: Bool { [.credentialsRejected, .otherCredentials].contains(self) }
}

// The table: a row a number, and a further one where the request decides.
extension RefusalCause {
  struct Row: Sendable {
    let code: Int
    let cause: RefusalCause
    var applies: @Sendable (Refusal) -> Bool = { _ in true }
  }

  static let rows = [
    Row(code: 300, cause: .noAlternate),
    Row(code: 400, cause: .badRequest),
    Row(code: 401, cause: .credentialsRejected) { $0.bearsCredentials },
    Row(code: 401, cause: .credentialsWanted),
    // coturn, being drained, so sends clients to another server.
    Row(code: 403, cause: .draining) { $0.method == .allocate },
    Row(code: 403, cause: .peerForbidden),
    Row(code: 420, cause: .unknownAttributes),
    Row(code: 437, cause: .portTaken) { $0.method == .allocate },
    Row(code: 437, cause: .mismatch),
    Row(code: 438, cause: .staleNonces),
    Row(code: 440, cause: .familyUnsupported),
    Row(code: 441, cause: .outOfPlace) { $0.method == .allocate },
    Row(code: 441, cause: .otherCredentials),
    Row(code: 442, cause: .transportUnsupported),
    Row(code: 443, cause: .outOfPlace) { $0.method == .allocate },
    Row(code: 443, cause: .peerFamilyMismatch),
    Row(code: 486, cause: .quotaReached),
    Row(code: 500, cause: .serverError),
    Row(code: 508, cause: .full),
  ]

  /// The meaning and the next step, in words.
  package var text: String { "\(meaning); \(step)" }

  /// What the server says with it.
  package var meaning: String { words.meaning }

  /// What to do about it.
  package var step: String { words.step }

  private typealias Words = (meaning: String, step: String)

  private var words: Words {
    Self.words[self] ?? ("the server gives no reason known here", Self.elsewhere)
  }

  private static let elsewhere = "use another URL, or tell its operator"

  private static let words: [RefusalCause: Words] = [
    .noAlternate: (
      "another server is to be tried, but none is named: the server is at fault", "use another URL"
    ),
    .badRequest: ("the server cannot make sense of the request", elsewhere),
    .credentialsWanted: ("the server wants credentials for this", "fetch some"),
    .credentialsRejected: (
      "the credentials answered a correct challenge and were refused: wrong, expired, disabled or "
        + "over quota", "fetch new ones"
    ),
    .draining: ("the server takes no new allocations, it may be draining", "try another"),
    .peerForbidden: (
      "the server's policy forbids this peer", "allow it there, or use another"
    ),
    .unknownAttributes: (
      "the server does not know an attribute that it would have to",
      "update it, or use another URL"
    ),
    .portTaken: (
      "the server takes the port that it is asked from for that of another allocation: an earlier "
        + "one, or another client's, where a NAT mixes them up",
      "use another transport or URL, or tell its operator"
    ),
    .mismatch: ("the server knows no such allocation, or none any more", "allocate anew"),
    .staleNonces: (
      "the server calls each of its own nonces stale", "its clock may be wrong"
    ),
    .familyUnsupported: (
      "the server has no relayed IPv4 address, and browsers ask for no other",
      "give it one (coturn: relay-ip), or use another URL"
    ),
    .otherCredentials: ("the allocation was made with other credentials", "allocate anew"),
    .outOfPlace: ("that is no answer to this request: the server is at fault", elsewhere),
    .transportUnsupported: (
      "the server does not relay UDP, and browsers ask for nothing else",
      "allow it there, or use another URL"
    ),
    .peerFamilyMismatch: (
      "the peer's address is of another family than the relayed one",
      "take a peer of that family"
    ),
    .quotaReached: ("the user has as many allocations as allowed", "close some, or wait"),
    .serverError: ("the server has an error of its own", "try again later"),
    .full: ("the server has no capacity left", "try again later"),
    .other: ("the server gives no reason known here", elsewhere),
  ]
}

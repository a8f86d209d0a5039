/// A request under way, until an answer or its timetable ends it (RFC 8489 §6.2).
struct Transaction: Sendable {
  let request: TURNRequest
  let wire: [UInt8]
  /// What it was signed with; `nil` where it bears no credentials.
  let key: IntegrityKey?
  let sentAt: Duration
  var retransmission: Retransmission
  /// How often the request was made anew because of a stale nonce or another realm.
  let retries: Int
  /// Whether what was asked may have been done before this request was made anew.
  var mayHaveBeenDone = false
  /// Whether a refusal may be met with a further request.
  var mayRetry = true
  /// Whether an answer came that nobody signed who knows the password.
  var wasForged = false
  /// Whether the process was stopped since it was sent.
  var wasStopped = false

  /// The time to an answer that comes now; `nil` where it may answer more than one transmission, or
  /// where the process was stopped meanwhile.
  func roundTrip(at now: Duration) -> Duration? {
    retransmission.transmissions == 1 && !wasStopped ? now - sentAt : nil
  }

  /// How long it is since the first transmission, which an answer that comes now takes at most;
  /// `nil` where the process was stopped meanwhile.
  func age(at now: Duration) -> Duration? { wasStopped ? nil : now - sentAt }

  /// Whether an earlier transmission may have been granted what a later one is refused.
  ///
  /// A server is to answer both alike (RFC 8489 §6.3.1), but not all do: the grant is lost then, and
  /// the repetition refused for what it has made. Without credentials only 437 speaks of one.
  func leavesDoubt(_ failure: RequestFailure) -> Bool {
    let isRepeated = retransmission.transmissions > 1
    return failure.leavesDoubt || mayHaveBeenDone
      || (isRepeated && (key != nil || failure.isMismatch))
  }
}

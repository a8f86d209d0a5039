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
  /// Whether a refusal may be met with a further request.
  var mayRetry = true
  /// Whether the process was stopped since it was sent.
  var wasStopped = false

  /// The time to an answer that comes now; `nil` where it may answer more than one transmission, or
  /// where the process was stopped meanwhile.
  func roundTrip(at now: Duration) -> Duration? {
    retransmission.transmissions == 1 && !wasStopped ? now - sentAt : nil
  }
}

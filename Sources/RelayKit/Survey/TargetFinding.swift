import STUN

/// What Binding and allocation say of a target together.
struct TargetFinding: Equatable, Sendable {
  var target: Target
  var record: TargetRecord
  var verdict: Verdict
  var stage: Stage
  var reason: DisplayText?
  var fault: PathFault?
  var errorCode: Int?
  var grant: Grant?
  var challengeTime: Duration?
  /// The Allocates and their answers, in order.
  var allocateMessages: [WireMessage] = []
  var relayStatistics: Statistics?
  /// Why the relay's data path is not proven, though nothing is wrong.
  var relayNote: DisplayText?
  /// The server that clients are sent on to for a relay (300); `nil` where they are served here.
  var redirectedTo: TransportAddress?

  /// The finding of a target whose relay is not asked about.
  init(_ target: Target, _ record: TargetRecord) {
    self.target = target
    self.record = record
    verdict = record.verdict
    stage = record.stage
    reason = record.reason
    fault = record.fault
    errorCode = record.errorCode
  }

  /// The finding of a target that is to relay; what is not proven yet is pending.
  ///
  /// Where the credentials are from a `source` that is a file, nobody gives others.
  init(
    _ target: Target, _ record: TargetRecord, proof: RelayProof?, source: Region.Source = .service
  ) {
    self.init(target, record)
    guard let proof else {
      if record.verdict.isUsable { verdict = .pending }
      return
    }
    challengeTime = proof.challengeTime
    allocateMessages = proof.messages
    redirectedTo = proof.trail.dropFirst().last
    relayNote = proof.remains.map { Self.remains(for: $0, isCertain: proof.isGranted) }
    switch proof.outcome {
    case .granted(let grant): granted(grant)
    case .refused(let failure):
      if proof.challengeTime != nil { stage = .challenge }
      failed(failure, source)
    case .astray(let fault): settle(.misconfigured, "\(fault)")
    case .unreachable(let error) where record.verdict.isUsable || redirectedTo != nil:
      unreachable(error)
    case .unreachable: break
    }
  }

  private static func remains(for time: Duration, isCertain: Bool) -> DisplayText {
    let seconds = Int(time / .seconds(1))
    return isCertain
      ? "does not confirm that its allocation is given back: it may stay for \(seconds) s"
      : """
      may have granted an allocation, and does not confirm that it is given back: it may stay for \
      \(seconds) s
      """
  }

  /// The finding of a relay for which no credentials came that could be offered.
  init(_ target: Target, _ record: TargetRecord, without credential: CredentialFault) {
    self.init(target, record)
    guard record.verdict.isUsable else { return }
    settle(.misconfigured, credential.displayText.text)
  }

  /// The finding of an address at which no server can be.
  init(astray target: Target, _ record: TargetRecord, _ reason: DisplayText) {
    self.init(target, record)
    verdict = .misconfigured
    stage = .resolve
    self.reason = reason
    fault = nil
  }

  /// Bindings are answered, and the Allocate is not.
  private mutating func unreachable(_ error: ExchangeError) {
    verdict = error.verdict
    if challengeTime != nil { stage = .challenge }
    let isEndOfBindings = error == .closedByPeer && record.verdict.isUsable && redirectedTo == nil
    reason = sentOn(
      isEndOfBindings
        ? "answers Bindings, but closes the connection where it is to allocate" : error.displayText)
  }

  private mutating func failed(_ failure: RequestFailure, _ source: Region.Source) {
    guard case .refused(let refusal) = failure else {
      return failed(failure)
    }
    errorCode = refusal.error.code
    stage = refusal.bearsCredentials ? .challenge : stage
    settle(Self.verdict(of: refusal.cause), source.description(of: refusal))
  }

  /// A request that was not refused: silence is told by the Bindings where they met it too.
  private mutating func failed(_ failure: RequestFailure) {
    if case .noise = failure, !record.verdict.isUsable, redirectedTo == nil { return }
    guard case .silent = failure else { return settle(.misconfigured, "\(failure)") }
    if redirectedTo != nil { return settle(.unreachable, "\(failure)") }
    guard record.verdict.isUsable else { return }
    settle(.unreachable, "answers Bindings, but \(failure): a limit, or a fault of the server")
  }

  private static func verdict(of cause: RefusalCause) -> Verdict {
    if cause.isBusy { return .busy }
    return cause.isOfCredentials || cause == .credentialsWanted ? .rejected : .misconfigured
  }

  mutating func settle(_ verdict: Verdict, _ reason: String) {
    self.verdict = verdict
    self.reason = sentOn(DisplayText(sanitizing: reason))
  }

  /// A reason with the name of the server that it is about, where that is another one.
  private func sentOn(_ reason: DisplayText) -> DisplayText {
    guard let redirectedTo else { return reason }
    return "sent on to \(DisplayText(sanitizing: "\(redirectedTo)")), where \(reason)"
  }
}

extension Region.Source {
  /// A refusal with what to do about it: what a file has is not fetched, but written there.
  fileprivate func description(of refusal: Refusal) -> String {
    guard self != .service else { return "\(refusal)" }
    return switch refusal.cause {
    case .credentialsRejected:
      refusal.description(advising: "check the user name and the password in the file")
    case .credentialsWanted:
      refusal.description(advising: "put a user name and a password into the file")
    default: "\(refusal)"
    }
  }
}

extension TargetFinding {
  /// What a dead address costs a browser, beside one of its host that answers.
  ///
  /// libwebrtc makes a TURN port a network and asks the first address of that network's family; there
  /// is no race of families (RFC 8305) over UDP. A silent server is asked nine times, at 250 ms and
  /// doubling up to 8 s, 39.75 s in all (`STUN_MAX_RETRANSMISSIONS`, `stun_request.cc`;
  /// `TurnPort::ResolveTurnAddress`, `turn_port.cc`), and gathering is not complete before.
  /// Where this host has no route, nothing is told of the address, and `nil` is returned.
  var costOfDeath: DisplayText? {
    guard fault != .noRoute else { return nil }
    let ip = target.address.ip
    let (family, record): (DisplayText, DisplayText) =
      ip.family == .v6 ? ("IPv6", "AAAA") : ("IPv4", "A")
    let cost: DisplayText =
      fault == .silent ? "gathers candidates 40 s longer" : "tries it in vain"
    return """
      \(address.address) is dead: a browser over \(family) \(cost); \
      mend or drop its \(record) record
      """
  }
}

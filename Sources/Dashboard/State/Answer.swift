import RelayKit

/// What the probes found, in a word or two, and how much it matters.
package struct Answer: Equatable, Sendable {
  package let term: Term
  /// The term with what it is about: a code, a number, transports.
  package let word: DisplayText
  package let role: Role

  static let pending = Answer(.pending)

  /// The word of a region: of its credentials while those are missing, then of its servers.
  package init(of region: RegionSnapshot, by evidence: Evidence) {
    switch region.fetch {
    case .loading: self = .pending
    case .failed where region.region.source != .service: self.init(.badFile)
    case .failed(_, let status): self.init(ofRefusal: status)
    case .fetched where region.verdict == .degraded: self.init(ofDegraded: region.servers)
    case .fetched: self.init(ofDecided: region, by: evidence)
    }
  }

  /// The word of one server, with the error code where the server gave one.
  package init(of server: ServerSnapshot, by evidence: Evidence) {
    switch server.verdict {
    case .ok where evidence == .relay && !server.isRelay: self.init(.answers)
    case .busy where server.errorCode == Self.quotaReached: self.init(.full, Self.quotaReached)
    case .busy where server.errorCode == Self.serverError: self.init(.error, Self.serverError)
    case .busy: self.init(.busy, server.errorCode)
    case .rejected: self.init(.refused, server.errorCode)
    case .unreachable where server.leavesOut(evidence): self.init(.noRelay)
    case .unreachable: self.init(server.fault?.term ?? .noAnswer)
    case .misconfigured: self.init(ofFaulty: server, by: evidence)
    default: self.init(of: server.verdict)
    }
  }

  private init(_ term: Term, _ code: Int? = nil) {
    self.init(term, word: code.map { "\(term.word) \($0)" } ?? term.word)
  }

  private init(_ term: Term, word: DisplayText) {
    self.term = term
    self.word = word
    role = term.role
  }

  private init(of verdict: Verdict) {
    self.init(Self.terms[verdict] ?? .pending)
  }

  /// Where nothing works, the word of the first relay that fares as the region does.
  private init(ofDecided region: RegionSnapshot, by evidence: Evidence) {
    let failed = region.servers.first { $0.isRelay && $0.verdict == region.verdict }
    if let failed, !region.verdict.isUsable {
      self.init(of: failed, by: evidence)
    } else {
      self.init(of: region.verdict)
    }
  }

  private init(ofRefusal status: Int?) {
    switch status {
    case nil: self.init(.noService)
    case .some(let status) where status == 401 || status == 403: self.init(.refused, status)
    case .some(let status): self.init(.http, status)
    }
  }

  /// Names the transports of which no server works, else how many servers do.
  private init(ofDegraded servers: [ServerSnapshot]) {
    let byTransport = Dictionary(grouping: servers) { $0.uri?.transport }
    let dead = Transport.allCases.filter { transport in
      guard let group = byTransport[transport] else { return false }
      return group.allSatisfy { !$0.verdict.isUsable && $0.verdict != .pending }
    }
    let usable = servers.filter(\.verdict.isUsable).count
    if !dead.isEmpty {
      self.init(.noTransport, word: "no \(dead.map(\.displayName).joined(separator: " "))")
    } else if usable < servers.count {
      self.init(.someOK, word: "\(usable) of \(servers.count) ok")
    } else {
      self.init(.degraded)
    }
  }

  private init(ofFaulty server: ServerSnapshot, by evidence: Evidence) {
    if server.uri == nil {
      self.init(.badURL)
    } else if server.fault == .displaced {
      self.init(.elsewhere)
    } else if let code = server.errorCode {
      self.init(.error, code)
    } else if server.relayed != nil {
      self.init(server.relayStatistics == nil ? .notSigned : .noRelay)
    } else if server.leavesOut(evidence) {
      self.init(.noRelay)
    } else {
      self.init(server.uri?.transport == .tls && server.stage == .connect ? .badTLS : .malformed)
    }
  }

  /// Allocation Quota Reached (RFC 8656 §19): full for these credentials, not for all.
  private static let quotaReached = 486
  /// Server Error (RFC 8489 §14.8): no want of room.
  private static let serverError = 500

  private static let terms: [Verdict: Term] = [
    .ok: .ok, .degraded: .degraded, .busy: .busy, .rejected: .refused, .unreachable: .noAnswer,
    .misconfigured: .badConfig, .unsupported: .unsupported, .pending: .pending,
  ]
}

extension ServerSnapshot {
  /// Whether it answers Bindings, but owes the relay that is asked of it.
  fileprivate func leavesOut(_ evidence: Evidence) -> Bool {
    evidence == .relay && isRelay && relayed == nil && statistics.received > 0
  }
}

extension PathFault {
  /// What a server is called that is out of reach for this, where "no answer" would not be true.
  fileprivate var term: Answer.Term? {
    switch self {
    case .refused: .closed
    case .noRoute: .noRoute
    case .brokenTLS, .refusedTLS, .badCertificate, .foreignIssuer, .foreignName: .badTLS
    case .silent, .mute, .dropped, .webServer, .displaced: nil
    }
  }
}

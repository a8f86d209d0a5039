import RelayKit

/// What the probes found, in a word or two, and how much it matters.
package struct Answer: Equatable, Sendable {
  package var word: DisplayText
  package var role: Role

  static let pending = Answer(word: "..", role: .muted)

  /// The word of a region: of its credentials while those are missing, then of its servers.
  package init(of region: RegionSnapshot, by evidence: Evidence) {
    switch region.fetch {
    case .loading: self = .pending
    case .failed where region.region.source != .service:
      self.init(word: "bad file", role: .trouble)
    case .failed(_, let status): self.init(ofRefusal: status)
    case .fetched where region.verdict == .degraded: self.init(ofDegraded: region.servers)
    case .fetched: self.init(ofDecided: region, by: evidence)
    }
  }

  /// The word of one server, with the error code where the server gave one.
  package init(of server: ServerSnapshot, by evidence: Evidence) {
    self.init(of: server.verdict)
    switch server.verdict {
    case .ok where evidence == .relay && !server.isRelay: word = "answers"
    case .busy, .rejected:
      guard let code = server.errorCode else { return }
      word = "\(code == Self.quotaReached ? "full" : word) \(code)"
    case .unreachable where server.leavesOut(evidence): word = "no relay"
    case .unreachable: word = server.fault?.word ?? word
    case .misconfigured: word = Self.fault(of: server, by: evidence)
    default: break
    }
  }

  private init(word: DisplayText, role: Role) {
    self.word = word
    self.role = role
  }

  private init(of verdict: Verdict) {
    self = Self.words[verdict] ?? .pending
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
    role = .trouble
    switch status {
    case nil: word = "no service"
    case .some(let status) where status == 401 || status == 403: word = "refused \(status)"
    case .some(let status): word = "http \(status)"
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
    role = .warning
    if !dead.isEmpty {
      word = "no \(dead.map(\.displayName).joined(separator: " "))"
    } else {
      word = usable < servers.count ? "\(usable) of \(servers.count) ok" : "degraded"
    }
  }

  /// Allocation Quota Reached (RFC 8656 §19): full for these credentials, not for all.
  private static let quotaReached = 486

  private static func fault(of server: ServerSnapshot, by evidence: Evidence) -> DisplayText {
    guard let uri = server.uri else { return "bad url" }
    if server.fault == .displaced { return "elsewhere" }
    if let code = server.errorCode { return "error \(code)" }
    if server.relayed != nil { return "not signed" }
    if server.leavesOut(evidence) { return "no relay" }
    return uri.transport == .tls && server.stage == .connect ? "bad tls" : "malformed"
  }

  private static let words: [Verdict: Answer] = [
    .ok: Answer(word: "ok", role: .text),
    .degraded: Answer(word: "degraded", role: .warning),
    .busy: Answer(word: "busy", role: .warning),
    .rejected: Answer(word: "refused", role: .trouble),
    .unreachable: Answer(word: "no answer", role: .trouble),
    .misconfigured: Answer(word: "bad config", role: .trouble),
    .unsupported: Answer(word: "unsupported", role: .muted),
    .pending: .pending,
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
  fileprivate var word: DisplayText? {
    switch self {
    case .refused: "closed"
    case .noRoute: "no route"
    case .brokenTLS, .badCertificate, .foreignIssuer, .foreignName: "bad tls"
    case .silent, .mute, .dropped, .webServer, .displaced: nil
    }
  }
}

import RelayKit

/// What the probes found, in a word or two, and how much it matters.
///
/// As long as no relay is proven these are the words of a Binding: whether it is answered.
package struct Answer: Equatable, Sendable {
  package var word: DisplayText
  package var role: Role

  static let pending = Answer(word: "..", role: .muted)

  /// The word of a region: of its credentials while those are missing, then of its servers.
  package init(of region: RegionSnapshot) {
    switch region.fetch {
    case .loading: self = .pending
    case .failed(_, let status): self.init(ofRefusal: status)
    case .fetched where region.verdict == .degraded: self.init(ofDegraded: region.servers)
    case .fetched: self.init(of: region.verdict)
    }
  }

  /// The word of one server, with the error code where the server gave one.
  package init(of server: ServerSnapshot) {
    self.init(of: server.verdict)
    if server.verdict == .misconfigured {
      word = Self.fault(of: server)
    } else if let code = server.errorCode, !server.verdict.isUsable {
      word += " \(code)"
    }
  }

  private init(word: DisplayText, role: Role) {
    self.word = word
    self.role = role
  }

  private init(of verdict: Verdict) {
    self = Self.words[verdict] ?? .pending
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

  private static func fault(of server: ServerSnapshot) -> DisplayText {
    guard let uri = server.uri else { return "bad url" }
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

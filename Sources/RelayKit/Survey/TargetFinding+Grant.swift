import STUN

extension TargetFinding {
  /// Takes what was granted, and judges it.
  mutating func granted(_ grant: Grant) {
    self.grant = grant
    stage = .allocate
    errorCode = nil
    if !record.verdict.isUsable, record.verdict != .pending {
      verdict = .degraded
      reason = "relays, but leaves Bindings unanswered, so there is no latency to tell"
    }
    if let fault = fault(of: grant) { return settle(.misconfigured, fault) }
    let doubts = doubts(of: grant)
    let reach = grant.relayed.ip.reachBeside((redirectedTo ?? target.address).ip)
    if !doubts.isEmpty {
      settle(.degraded, (doubts + [reach].compactMap(\.self)).joined(separator: "; "))
    } else if verdict == .ok, let reach {
      settle(.ok, reach)
    }
  }

  /// Why a relay that was granted is none; `nil` where it is one.
  private func fault(of grant: Grant) -> String? {
    if grant.integrity == .wrong || grant.integrity == .missing {
      return "its answer is not signed with the credentials: somebody else answers; use TLS, or "
        + "try another network"
    }
    guard !grant.isUsable else { return nil }
    let lifetime = Int(grant.lifetime / .seconds(1))
    return "grants \(grant.relayed) for \(lifetime) s, which nobody can use: the server is at fault"
  }

  /// What is wrong with a relay that was granted, the gravest first; empty where nothing is.
  private func doubts(of grant: Grant) -> [String] {
    let open = grant.isOpenToAll ? "asks for no credentials: anybody may relay through it" : nil
    let ip = grant.relayed.ip
    let server = (redirectedTo ?? target.address).ip
    let narrow = ip.scope == server.scope ? nil : ip.scope.barToPeers
    let bar = (narrow ?? ip.unreachableForMany).map { "relayed address \(ip) \($0)" }
    return [open, bar].compactMap(\.self)
  }
}

extension IPAddress.Scope {
  /// Why peers elsewhere cannot reach a relayed address of this scope; `nil` where they can.
  fileprivate var barToPeers: String? {
    switch self {
    case .loopback: "is the server's loopback: no peer but the server itself can reach it"
    case .linkLocal: "is link-local: peers off the server's link cannot reach it"
    case .private: "is private: peers elsewhere cannot reach it"
    case .shared: "is shared by a provider's customers (RFC 6598): peers elsewhere cannot reach it"
    case .global, .unspecified, .multicast, .reserved: nil
    }
  }
}

extension IPAddress {
  /// How far a relayed address reaches that is of the same narrow scope as its server's; `nil` where
  /// it is not, or on loopback, where whoever asks is on the same host.
  fileprivate func reachBeside(_ server: IPAddress) -> String? {
    guard scope == server.scope, scope != .loopback, let bar = scope.barToPeers else { return nil }
    return "relayed address \(self), as the server's own, \(bar)"
  }

  /// Why many peers cannot reach a relayed address though it is global; `nil` where all can.
  ///
  /// Addresses for examples are passed over: where they are relayed, it is one.
  fileprivate var unreachableForMany: String? {
    guard let purpose, purpose.kind != .documentation else { return nil }
    let what = purpose.displayText.text
    return purpose.kind == .translation
      ? "is one of \(what): only peers reach it whose network translates it likewise"
      : "is for \(what): peers cannot reach it"
  }
}

import STUN

extension TargetFinding {
  /// Takes what was granted, and judges it.
  mutating func granted(_ grant: Grant) {
    self.grant = grant
    stage = .allocate
    errorCode = nil
    if record.wantsCredentials {
      verdict = record.loss == nil ? .ok : .degraded
      reason =
        record.loss
        ?? "wants credentials for Bindings too (401): what is timed is how it refuses them"
    } else if !record.verdict.isUsable, record.verdict != .pending {
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
    let isAsked = [AllocationPlan.usualFamily, server.family].contains(ip.family)
    let other = isAsked ? nil : Self.otherFamily(ip)
    let narrow = ip.scope == server.scope ? nil : ip.scope.barToPeers
    let bar = (narrow ?? ip.unreachableForMany(beside: server)).map {
      "relayed address \(ip) \($0)"
    }
    return [open, other, bar].compactMap(\.self)
  }

  /// What is wrong with a relayed address of the family that nobody asked for.
  ///
  /// Without REQUESTED-ADDRESS-FAMILY it is IPv4 (RFC 8656 §7.2), or, where an operator so chooses,
  /// the one that the client comes over (coturn: allocation-default-address-family).
  private static func otherFamily(_ ip: IPAddress) -> String {
    "relayed address \(ip) is IPv6 where IPv4 was asked for (RFC 8656 §7.2): peers over IPv4 cannot "
      + "reach it; give the server a relayed IPv4 address (coturn: relay-ip), or use another URL"
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
  /// Where the server's own address is for examples, so is all that it does.
  fileprivate func unreachableForMany(beside server: IPAddress) -> String? {
    let isExample = server.purpose?.kind == .documentation
    guard let purpose, purpose.kind != .documentation || !isExample else { return nil }
    let what = purpose.displayText.text
    return purpose.kind == .translation
      ? "is one of \(what): only peers reach it whose network translates it likewise"
      : "is for \(what): peers cannot reach it"
  }
}

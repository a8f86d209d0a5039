extension RegionSnapshot {
  /// Adds up what the servers say to one verdict and one sentence.
  mutating func judge(failure: FetchError?) {
    if let failure, servers.isEmpty {
      verdict = failure.verdict
      reason = failure.displayText
      return
    }
    guard !servers.isEmpty else { return }
    let dead = servers.filter { $0.verdict != .pending && !$0.verdict.isUsable }
    let failed = dead.filter(\.isRelay) + dead.filter { !$0.isRelay }
    verdict = Self.verdict(of: servers, failed: failed)
    reason = failure.map { "refetch failed: \($0.displayText)" } ?? Self.reason(failed, in: servers)
  }

  /// A region is for relaying: where none of its relays works, a STUN server that does is no help.
  private static func verdict(of servers: [ServerSnapshot], failed: [ServerSnapshot]) -> Verdict {
    let relays = servers.filter(\.isRelay)
    let needed = relays.isEmpty ? servers : relays
    guard needed.contains(where: \.verdict.isUsable) else {
      let isDecided = needed.allSatisfy { $0.verdict != .pending }
      return isDecided ? needed.first?.verdict ?? .pending : .pending
    }
    return servers.contains { $0.verdict == .degraded } || !failed.isEmpty ? .degraded : .ok
  }

  /// The paths that fail, or where none does those that ail, and why, alike ones together; the relays' first, which the verdict is of;
  /// without paths where a URL has none; `nil` where none does.
  private static func reason(_ failed: [ServerSnapshot], in servers: [ServerSnapshot])
    -> DisplayText?
  {
    let warned = servers.filter { $0.verdict == .degraded && $0.reason != nil }
    let ailing = failed.isEmpty ? warned : failed
    guard let first = ailing.first, let reason = first.reason else {
      return servers.first { $0.reason != nil }?.reason
    }
    let alike = ailing.filter { $0.reason == reason }.compactMap(\.pathName).unique
    guard ailing.count < servers.count, !alike.isEmpty else { return reason }
    let named = alike.prefix(mostNamed).joined(separator: ", ")
    let rest: DisplayText =
      alike.count > mostNamed ? " and \(alike.count - mostNamed) more" : ""
    return "\(named)\(rest): \(reason)"
  }

  /// The most paths that a reason names.
  private static let mostNamed = 8
}

extension ServerSnapshot {
  /// Transport and port as people say it: `udp 443`.
  package var pathName: DisplayText? {
    uri.map { "\($0.transport.displayName) \($0.port)" }
  }
}

extension Array where Element: Hashable {
  /// The elements in their order, each once.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

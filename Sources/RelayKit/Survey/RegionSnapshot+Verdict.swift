extension RegionSnapshot {
  /// Adds up what the servers say to one verdict and one sentence.
  mutating func judge(failure: FetchError?) {
    if let failure, servers.isEmpty {
      verdict = failure.verdict
      reason = failure.displayText
      return
    }
    guard !servers.isEmpty else { return }
    let failed = servers.filter { $0.verdict != .pending && !$0.verdict.isUsable }
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

  /// The paths that fail, and why, alike ones together; `nil` where none does.
  private static func reason(_ failed: [ServerSnapshot], in servers: [ServerSnapshot])
    -> DisplayText?
  {
    guard let first = failed.first, let reason = first.reason else {
      let warned = servers.first { $0.verdict == .degraded && $0.reason != nil }
      return (warned ?? servers.first { $0.reason != nil })?.reason
    }
    guard failed.count < servers.count else { return reason }
    let alike = failed.filter { $0.reason == reason }.compactMap(\.pathName).unique
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

extension RegionSnapshot {
  /// Adds up what the servers say to one verdict and one sentence.
  mutating func judge(failure: MeteredError?) {
    if let failure, servers.isEmpty {
      verdict = failure.isKeyRefused ? .rejected : .unreachable
      reason = failure.displayText
      return
    }
    guard !servers.isEmpty else { return }
    let decided = servers.filter { $0.verdict != .pending }
    let usable = decided.filter(\.verdict.isUsable)
    let failed = decided.filter { !$0.verdict.isUsable }
    verdict = Self.verdict(of: servers, usable: usable.count, failed: failed)
    reason = failure.map { "refetch failed: \($0.displayText)" } ?? Self.reason(failed, in: servers)
  }

  private static func verdict(
    of servers: [ServerSnapshot], usable: Int, failed: [ServerSnapshot]
  ) -> Verdict {
    if usable == 0 {
      let isDecided = failed.count == servers.count
      return isDecided ? failed.first?.verdict ?? .pending : .pending
    }
    return servers.contains { $0.verdict == .degraded } || !failed.isEmpty ? .degraded : .ok
  }

  /// The paths that fail, and why, alike ones together; `nil` where none does.
  private static func reason(_ failed: [ServerSnapshot], in servers: [ServerSnapshot])
    -> DisplayText?
  {
    guard let first = failed.first, let reason = first.reason else {
      return servers.first { $0.verdict == .degraded }?.reason
    }
    guard failed.count < servers.count else { return reason }
    let alike = failed.filter { $0.reason == reason }.compactMap(\.pathName)
    return "\(alike.unique.joined(separator: ", ")): \(reason)"
  }
}

extension ServerSnapshot {
  /// Transport and port as people say it: `udp 443`.
  package var pathName: DisplayText? {
    uri.map { "\($0.transport.displayName) \($0.port)" }
  }
}

extension Array where Element: Equatable {
  /// The elements in their order, each once.
  var unique: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

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
    let failed = dead.furthestFirst
    verdict = Self.verdict(of: servers, failed: failed)
    reason = failure.map { "refetch failed: \($0.displayText)" } ?? Self.reason(failed, in: servers)
  }

  /// A region is for relaying: where none of its relays works, a STUN server that does is no help,
  /// and the verdict is of the relay that got furthest.
  private static func verdict(of servers: [ServerSnapshot], failed: [ServerSnapshot]) -> Verdict {
    let relays = servers.filter(\.isRelay)
    let needed = relays.isEmpty ? servers : relays
    guard needed.contains(where: \.verdict.isUsable) else {
      let isDecided = needed.allSatisfy { $0.verdict != .pending }
      return isDecided ? needed.furthestFirst.first?.verdict ?? .pending : .pending
    }
    return servers.contains { $0.verdict == .degraded } || !failed.isEmpty ? .degraded : .ok
  }

  /// The paths that fail, or where none does those that ail, and why, alike ones together; the one's
  /// first that got furthest, which the verdict is of; `nil` where none does.
  ///
  /// Paths on which nothing comes back are told after another cause, since they have one of their own.
  private static func reason(_ failed: [ServerSnapshot], in servers: [ServerSnapshot])
    -> DisplayText?
  {
    let warned = servers.filter { $0.verdict == .degraded && $0.reason != nil }
    let ailing = failed.isEmpty ? warned : failed
    guard let first = ailing.first, let reason = first.reason else {
      return servers.first { $0.reason != nil }?.reason
    }
    let silent = first.isOutOfReach ? nil : ailing.first(where: \.isOutOfReach)?.reason
    guard ailing.count < servers.count || silent != nil else { return reason }
    return [reason, silent].compactMap(\.self).map { sentence($0, ailing) }.joined(separator: "; ")
  }

  /// A reason after the paths that it is of; alone where a URL has none.
  private static func sentence(_ reason: DisplayText, _ ailing: [ServerSnapshot]) -> DisplayText {
    let alike = ailing.filter { $0.reason == reason }.compactMap(\.pathName).unique
    guard !alike.isEmpty else { return reason }
    let named = alike.prefix(mostNamed).joined(separator: ", ")
    let rest: DisplayText =
      alike.count > mostNamed ? " and \(alike.count - mostNamed) more" : ""
    return "\(named)\(rest): \(reason)"
  }

  /// The most paths that a reason names.
  private static let mostNamed = 8
}

extension [ServerSnapshot] {
  /// Relays before others, and of the like who got furthest up the ladder; the others in their order.
  fileprivate var furthestFirst: [ServerSnapshot] {
    enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      if left.isRelay != right.isRelay { return left.isRelay }
      if left.progress != right.progress { return left.progress > right.progress }
      return left.verdict != right.verdict
        ? left.verdict.isBetter(than: right.verdict) : $0.offset < $1.offset
    }.map(\.element)
  }
}

extension ServerSnapshot {
  /// Whether nothing comes back on its path.
  fileprivate var isOutOfReach: Bool { fault?.isOfReach ?? false }

  /// How far it was got with it; a request sent into silence is no rung.
  fileprivate var progress: Int {
    guard !isOutOfReach else { return 1 }
    return stage.flatMap { Stage.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

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

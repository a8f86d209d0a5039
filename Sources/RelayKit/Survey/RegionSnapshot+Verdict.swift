extension RegionSnapshot {
  /// Adds up what the servers say to one verdict and one sentence.
  mutating func judge(failure: FetchError?) {
    if let failure, servers.isEmpty {
      verdict = failure.verdict
      reason = failure.displayText
      return
    }
    guard !servers.isEmpty else { return }
    let failed = furthestFirst(servers.indices.filter { servers[$0].isDead })
    verdict = verdict(failed: failed)
    reason = failure.map { "refetch failed: \($0.displayText)" } ?? reason(failed)
  }

  /// A region is for relaying: where none of its relays works, a STUN server that does is no help,
  /// and the verdict is of the relay that got furthest.
  private func verdict(failed: [Int]) -> Verdict {
    let relays = servers.indices.filter { servers[$0].isRelay }
    let needed = relays.isEmpty ? Array(servers.indices) : relays
    guard needed.contains(where: { servers[$0].verdict.isUsable }) else {
      let isDecided = needed.allSatisfy { servers[$0].verdict != .pending }
      guard isDecided, let furthest = furthestFirst(needed).first else { return .pending }
      return servers[furthest].verdict
    }
    return servers.contains { $0.verdict == .degraded } || !failed.isEmpty ? .degraded : .ok
  }

  /// The paths that fail, or where none does those that ail, and why, alike ones together; the one's
  /// first that got furthest, which the verdict is of; `nil` where none does.
  ///
  /// Paths on which nothing comes back are told after another cause, since they have one of their own.
  private func reason(_ failed: [Int]) -> DisplayText? {
    let ailing = failed.isEmpty ? servers.indices.filter { servers[$0].isWarned } : failed
    guard let first = ailing.first.map({ servers[$0] }), let reason = first.reason else {
      return servers.first { $0.reason != nil }?.reason
    }
    let outOfReach = first.isOutOfReach ? nil : ailing.first { servers[$0].isOutOfReach }
    let silent = outOfReach.flatMap { servers[$0].reason }
    guard ailing.count < servers.count || silent != nil else { return reason }
    return [reason, silent].compactMap(\.self).map { sentence($0, ailing) }.joined(separator: "; ")
  }

  /// A reason after the paths that it is of; alone where a URL has none.
  private func sentence(_ reason: DisplayText, _ ailing: [Int]) -> DisplayText {
    let alike = ailing.filter { servers[$0].reason == reason }.compactMap { servers[$0].pathName }
      .unique
    guard !alike.isEmpty else { return reason }
    let mostNamed = Self.mostNamed
    let named = alike.prefix(mostNamed).joined(separator: ", ")
    let rest: DisplayText =
      alike.count > mostNamed ? " and \(alike.count - mostNamed) more" : ""
    return "\(named)\(rest): \(reason)"
  }

  /// The most paths that a reason names.
  private static let mostNamed = 8

  /// The servers at these places, relays before others, and of the like who got furthest up the
  /// ladder; the others in their order.
  private func furthestFirst(_ places: [Int]) -> [Int] {
    places.sorted {
      let (left, right) = (servers[$0], servers[$1])
      if left.isRelay != right.isRelay { return left.isRelay }
      if left.progress != right.progress { return left.progress > right.progress }
      return left.verdict != right.verdict ? left.verdict.isBetter(than: right.verdict) : $0 < $1
    }
  }
}

extension ServerSnapshot {
  /// Whether it is decided that it is of no use.
  fileprivate var isDead: Bool { verdict != .pending && !verdict.isUsable }

  /// Whether it works, and there is something to say of it.
  fileprivate var isWarned: Bool { verdict == .degraded && reason != nil }

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

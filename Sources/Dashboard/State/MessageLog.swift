import RelayKit

/// What was said and what happened, the latest first, so that nothing that flew by is lost.
struct MessageLog: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    /// When it was last said, in seconds since 1970.
    var time: Double
    var message: Message
    /// How often it was said, with nothing else between.
    var count = 1
  }

  private(set) var entries: [Entry] = []

  /// More than anybody reads, and little to keep.
  private static let limit = 500

  /// Counts what was said last instead of saying it again.
  mutating func add(_ message: Message, at time: Double) {
    if let latest = entries.first, latest.message == message {
      entries[0] = Entry(time: time, message: message, count: latest.count + 1)
      return
    }
    entries.insert(Entry(time: time, message: message), at: 0)
    if entries.count > Self.limit { entries.removeLast() }
  }
}

extension Snapshot {
  /// What is worth telling of the way from `old` to this: credentials that failed or came back,
  /// servers that stopped or began to work, which region is best, and that the survey has ended.
  func news(since old: Snapshot) -> [Message] {
    let pairs = zip(old.regions, regions).filter { $0.region == $1.region }
    let credentials = pairs.compactMap { $1.news(ofFetchSince: $0) }
    let servers = pairs.flatMap { $1.news(ofServersSince: $0) }
    let end = old.failure == nil ? failure.map { Message(text: $0, role: .trouble) } : nil
    let others = [news(ofBestSince: old), end].compactMap { $0 }
    return credentials + servers.unique + others + news(ofEchoesSince: old)
  }

  /// What is about to be relayed, and what was.
  private func news(ofEchoesSince old: Snapshot) -> [Message] {
    guard let echoes, let before = old.echoes else { return [] }
    let hasBegun = echoes.begun > before.begun || echoes.leftOut > before.leftOut
    let hasEnded = echoes.underway == 0 && echoes.spent > before.spent
    return [
      hasBegun ? Message(text: echoes.announcement) : nil,
      hasEnded ? Message(text: "relayed \(echoes.account)") : nil,
    ].compactMap { $0 }
  }

  private func news(ofBestSince old: Snapshot) -> Message? {
    guard best != old.best else { return nil }
    // Figures that begin anew say nothing of the best for a moment.
    guard best != nil || !hasBegunAnew else { return nil }
    guard let best else { return Message(text: "no region is best any more", role: .warning) }
    return Message(text: "best is \(best.displayName)", role: .best)
  }
}

extension Snapshot {
  /// Whether servers are known to work, but nothing of how fast they are.
  fileprivate var hasBegunAnew: Bool {
    let servers = regions.flatMap(\.servers)
    return servers.contains(where: \.verdict.isUsable)
      && servers.allSatisfy { $0.statistics.received + $0.statistics.lost == 0 }
  }
}

extension RegionSnapshot {
  fileprivate func news(ofFetchSince old: RegionSnapshot) -> Message? {
    switch (old.fetch, fetch) {
    case (.failed, .fetched):
      Message(text: "\(region.displayName): credentials came", role: .good)
    case (.failed(let before, _), .failed(let reason, _)) where before == reason: nil
    case (_, .failed(let reason, _)):
      Message(text: "\(region.displayName): \(reason)", role: .trouble)
    default: nil
    }
  }

  /// By URL, which names the host: regions that share a server say it once.
  fileprivate func news(ofServersSince old: RegionSnapshot) -> [Message] {
    let before = Dictionary(old.servers.map { ($0.url, $0.verdict) }) { first, _ in first }
    return servers.compactMap { $0.news(since: before[$0.url] ?? .pending) }
  }
}

extension ServerSnapshot {
  fileprivate func news(since old: Verdict) -> Message? {
    guard verdict != .pending, verdict != old else { return nil }
    if verdict.isUsable {
      guard old != .pending, !old.isUsable else { return nil }
      return Message(text: "\(url): works again", role: .good)
    }
    let reason: DisplayText = reason ?? verdict.displayName
    return Message(text: "\(url): \(reason)", role: .trouble)
  }
}
